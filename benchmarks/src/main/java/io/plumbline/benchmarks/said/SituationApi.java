package io.plumbline.benchmarks.said;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.answer.Outcome;
import io.plumbline.local.process.LaunchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The gateway's API, as a user of it calls it. */
final class SituationApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String key;
    private final URI provider;
    private final URI aggregator;

    SituationApi(URI gateway, String key, URI aggregator, URI provider) {
        this.gateway = gateway;
        this.key = key;
        this.aggregator = aggregator;
        this.provider = provider;
    }

    /** Registers a model, or a new revision of it. */
    void register(String id, String modelName, String revision, String baseline) {
        ObjectNode body = JSON.createObjectNode()
                .put("endpoint", provider.toString())
                .put("modelName", modelName)
                .put("revision", revision)
                .put("window", 48);
        if (!baseline.isEmpty()) {
            body.put("baseline", baseline);
        }
        send(request("/api/v1/models/" + id).PUT(json(body)));
    }

    /** Asks a model all questions; the probe's id. */
    String probe(String model, JudgeHabit judge, int samples) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("samples", samples);
        ArrayNode questions = body.putArray("questions");
        for (int question = 0; question < Situation.QUESTIONS; question++) {
            questions
                    .addObject()
                    .put("id", "q" + question)
                    .put("type", "free_form")
                    .putArray("paraphrases")
                    .add(SituationProvider.question(question));
        }
        body.putObject("judge").put("endpoint", provider.toString()).put("modelName", judge.modelName());
        return send(request("/api/v1/probes").POST(json(body))).path("id").asText();
    }

    /** Pushes harmless answers of users. */
    void push(String model, int answers) {
        for (int i = 0; i < answers; i++) {
            ObjectNode body = JSON.createObjectNode()
                    .put("id", "push-" + i)
                    .put("model", model)
                    .put("time", Instant.now().toString())
                    .put("answer", "Answer " + i + " of a user. It is of the kind " + Outcome.Verdict.ALIGNED + ".");
            body.putArray("messages").addObject().put("role", "user").put("content", "What would you do first?");
            send(request("/api/v1/answers").POST(json(body)));
        }
    }

    boolean isFinished(String probe) {
        return send(request("/api/v1/probes/" + probe).GET())
                .path("state")
                .asText()
                .equals("FINISHED");
    }

    /** The results of a finished probe against a threshold. */
    JsonNode results(String probe, double threshold) {
        return send(request("/api/v1/probes/" + probe + "/results?failAbove=" + threshold)
                .GET());
    }

    /** The state of a model in one word. */
    String state(String model) {
        return send(HttpRequest.newBuilder(aggregator.resolve("/api/v1/fleet/models/" + model))
                        .GET())
                .path("state")
                .asText();
    }

    /** Detectors of a model that fire. */
    Set<String> firing(String model) {
        Set<String> firing = new TreeSet<>();
        send(request("/api/v1/alarms").GET()).forEach(alarm -> {
            JsonNode change = alarm.path("change");
            if (change.path("series").path("model").asText().equals(model)
                    && change.path("to").asText().equals("FIRING")) {
                firing.add(change.path("detector").asText());
            }
        });
        return firing;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(ObjectNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new LaunchFailure(response.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new LaunchFailure("the gateway cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while the gateway was asked");
        }
    }
}
