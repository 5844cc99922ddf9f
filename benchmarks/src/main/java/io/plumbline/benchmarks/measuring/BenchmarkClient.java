package io.plumbline.benchmarks.measuring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.process.LaunchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Registers models, submits probes and looks at pages, as a user does. */
public final class BenchmarkClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String key;

    /** With a key that may do both. */
    public BenchmarkClient(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
    }

    /** Registers a model of the provider with so many prompts in flight. */
    public void register(String model, URI provider, int window) {
        send(request("/api/v1/models/" + model)
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.createObjectNode()
                        .put("endpoint", provider.toString())
                        .put("modelName", "stub")
                        .put("window", window)
                        .toString())));
    }

    /** Asks a model the eight questions of the built-in set as they stand; the probe's id. */
    public String submit(String model, int samples) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("samples", samples);
        body.putArray("questionSets").add("core");
        body.putArray("variants").add("plain");
        return send(request("/api/v1/probes").POST(HttpRequest.BodyPublishers.ofString(body.toString())))
                .path("id")
                .asText();
    }

    public void cancel(String probe) {
        send(request("/api/v1/probes/" + probe + "/cancel").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** The first page of registered models, as large as pages are unless one says otherwise. */
    public JsonNode models() {
        return send(request("/api/v1/models").GET());
    }

    /** The path of a link that signs in to the console once. */
    public String signInLink() {
        return send(request("/api/v1/sign-in-links").POST(HttpRequest.BodyPublishers.ofString("{}")))
                .path("path")
                .asText();
    }

    /** A page of the console; empty if the gateway has no news for it. */
    public String page(String path) {
        return text(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(text(request));
        } catch (JsonProcessingException e) {
            throw new LaunchFailure("the gateway's answer cannot be read: " + e.getMessage(), e);
        }
    }

    private String text(HttpRequest.Builder request) {
        try {
            HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw new LaunchFailure("the gateway answered " + reply.statusCode() + ": " + reply.body());
            }
            return reply.body();
        } catch (IOException e) {
            throw new LaunchFailure("the gateway does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }
}
