package io.plumbline.sampler;

import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Source;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Sends a prompt for each of the {@link WildReplies} through Kafka and HTTP, and prints what came of it. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(HastyCalls.class)
class WildRepliesTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final List<WildReply> rows = WildReplies.all().toList();

    @Test
    void onlyWhatAModelSaidToItsUserIsAnAnswer() {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        try (TopicClient topics = new TopicClient(broker)) {
            URI endpoint = URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
            IntStream.range(0, rows.size())
                    .mapToObj(row -> prompt(row, endpoint))
                    .forEach(prompt -> topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt)));

            Map<String, Completion> completions =
                    topics
                            .await(Topics.COMPLETIONS, rows.size(), record -> record.key()
                                    .startsWith(probe))
                            .stream()
                            .map(record -> EventCodec.decode(record.value(), Completion.class))
                            .collect(Collectors.toMap(Completion::id, completion -> completion));

            compare(completions);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void compare(Map<String, Completion> completions) {
        SoftAssertions all = new SoftAssertions();
        System.out.printf("%-36s | %-22s | calls paid%n", "input", "outcome");
        for (int row = 0; row < rows.size(); row++) {
            WildReply wild = rows.get(row);
            String outcome = completions
                    .get(id(row))
                    .result()
                    .fold(answered -> "says " + answered.text() + by(answered.servedModel()), failed -> failed.reason()
                            .name());
            int paid = calls.getOrDefault("m" + row, 0);
            System.out.printf("%-36s | %-22s | %d%n", wild.name(), outcome, paid);
            all.assertThat(outcome + ", calls: " + paid)
                    .as(wild.name())
                    .isEqualTo(wild.outcome() + ", calls: " + wild.calls());
        }
        all.assertAll();
    }

    /** The name of the model that answered, if the reply has another one than the usual one here. */
    private static String by(String served) {
        return served.equals("served") ? "" : " by " + served;
    }

    /** Each row is a model of its own, so that no row's limits or circuit meet another's. */
    private void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.body().onSuccess(body -> {
            String model = new JsonObject(body).getString("model");
            if (new JsonObject(body).getBoolean("stream", true)) {
                // As a server that streams unless the request says that it must not.
                request.response()
                        .putHeader("content-type", "text/event-stream")
                        .end("data: {}\n\n");
                return;
            }
            calls.merge(model, 1, Integer::sum);
            WildReply wild = rows.get(Integer.parseInt(model.substring(1)));
            request.response().putHeader("content-type", "application/json").setStatusCode(wild.status());
            wild.headers().forEach(request.response()::putHeader);
            request.response().end(wild.body());
        });
    }

    private String id(int row) {
        return probe + ".0." + row;
    }

    private Prompt prompt(int row, URI endpoint) {
        return new Prompt(
                id(row),
                new PromptSubject(probe, "fine-tune-" + row, "1", Source.PROBE),
                new PromptQuestion("core@0", "sum", "plain", "2 + 2?"),
                new ModelRequest(
                        List.of(ChatMessage.user("2 + 2?")), Sampling.published(), Target.open(endpoint, "m" + row)),
                new Judging(
                        Target.open(endpoint, "judge"),
                        Profile.STRICT,
                        ScoringMode.LOGPROBS,
                        List.of(new Rubric(Rubric.ALIGNED, "{answer}"))),
                PromptTimes.once(Instant.now(), Instant.now().plus(Duration.ofMinutes(5))),
                PromptPurpose.RATES);
    }
}
