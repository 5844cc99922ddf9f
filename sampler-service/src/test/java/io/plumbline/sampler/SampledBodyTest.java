package io.plumbline.sampler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.Completion;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.events.target.BodyFields;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A model's body fields from the prompt on the topic to the bytes at its endpoint, and what its refusals taught on another topic. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class SampledBodyTest {

    private static final String HELLO =
            """
            {"model":"served","usage":{"prompt_tokens":1,"completion_tokens":1},
             "choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"Hello"}}]}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();

    @Test
    void theModelGetsTheFieldsAndWhatItRefusesIsOnTheTopic() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        URI endpoint = URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
        Target target = Target.open(endpoint, "thinker")
                .sending(BodyFields.of(
                        new JsonMapper().readTree("{\"reasoning_effort\":\"none\",\"options\":{\"num_ctx\":8192}}")));
        try (TopicClient topics = new TopicClient(broker)) {
            SentPrompts.send(topics, probe, 1, target);

            Completion completion =
                    topics.await(Topics.COMPLETIONS, 1, record -> record.key().startsWith(probe)).stream()
                            .map(record -> EventCodec.decode(record.value(), Completion.class))
                            .findFirst()
                            .orElseThrow();
            EndpointCondition learnt = topics
                    .await(
                            Topics.ENDPOINTS,
                            1,
                            record -> record.key().startsWith(endpoint + " thinker ") && record.value() != null)
                    .stream()
                    .map(record -> EventCodec.decode(record.value(), EndpointCondition.class))
                    .findFirst()
                    .orElseThrow();

            String text = completion.result().fold(answered -> answered.text(), failed -> failed.detail());
            assertThat(text).isEqualTo("Hello");
            assertThat(completion.prompt().target()).isEqualTo(target);
            assertThat(requests).hasSize(2).allSatisfy(request -> {
                assertThat(request.getString("reasoning_effort")).isEqualTo("none");
                assertThat(request.getJsonObject("options")).isEqualTo(new JsonObject().put("num_ctx", 8192));
                assertThat(request.getString("model")).isEqualTo("thinker");
            });
            assertThat(requests.get(1).containsKey("seed")).isFalse();
            assertThat(learnt.cause()).isEqualTo(Cause.DIALECT);
            assertThat(learnt.detail()).isEqualTo("no seed");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.body().onSuccess(bytes -> {
            JsonObject body = new JsonObject(bytes);
            requests.add(body);
            if (body.containsKey("seed")) {
                request.response()
                        .setStatusCode(400)
                        .end("{\"error\":{\"message\":\"seed is not supported\",\"param\":\"seed\"}}");
            } else {
                request.response().putHeader("content-type", "application/json").end(HELLO);
            }
        });
    }
}
