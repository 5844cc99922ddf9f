package io.plumbline.gateway;

import io.plumbline.events.CancelledProbe;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.plumbline.local.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What sampler and judge tell of endpoints reaches whoever follows a probe, while it happens. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class DelayedProbeTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:1/v1");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String model = "delayed-" + UUID.randomUUID();

    private static EndpointCondition condition(String modelName, Cause cause, Instant at) {
        return new EndpointCondition(
                UUID.randomUUID().toString(),
                "replica",
                ENDPOINT,
                modelName,
                cause,
                "<b>HTTP 503</b>",
                4,
                Duration.ofMinutes(2),
                at,
                Optional.of(at.plusSeconds(600)),
                at);
    }

    private static void tell(TopicClient topics, EndpointCondition condition) {
        topics.send(Topics.ENDPOINTS, condition.key(), EventCodec.encode(condition));
    }

    private static List<String> notes(String probe) {
        return Optional.ofNullable(GatewayClient.get(probe).<String>getList("notes"))
                .orElse(List.of());
    }

    @Test
    void aSlowModelIsOnTheProbeItsResultsItsStreamAndItsPageUntilItAnswersAgain() {
        try (Pipeline pipeline = new Pipeline(broker);
                TopicClient topics = new TopicClient(broker)) {
            pipeline.hold(model);
            GatewayClient.register(model, Map.of("modelName", model)).then().statusCode(201);
            String probe = GatewayClient.submitted(model, Map.of("samples", 4));
            await().atMost(SOON).until(() -> pipeline.asked(model).size() == 32);
            assertThat(notes(probe)).isEmpty();
            tell(topics, condition("another-" + model, Cause.QUOTA, Instant.now()));
            EndpointCondition slow = condition(model, Cause.TIMEOUTS, Instant.now());
            tell(topics, slow);

            await().atMost(SOON).until(() -> !notes(probe).isEmpty());

            assertThat(notes(probe))
                    .singleElement()
                    .asString()
                    .startsWith("model " + model + " at 127.0.0.1:1 has been slow since ")
                    .endsWith(
                            "now each waits up to 120 s for its reply, and at most 4 go at once; what is open takes up to about 20 min");
            String note = notes(probe).get(0);
            assertThat(given().get("/api/v1/probes/" + probe + "/results")
                            .jsonPath()
                            .getList("notes"))
                    .isEqualTo(List.of(note));
            assertThat(given().post("/api/v1/probes/" + probe + "/lease")
                            .jsonPath()
                            .getList("notes"))
                    .isEqualTo(List.of(note));
            assertThat(given().get("/probes/" + probe + "/live").asString()).contains(note);

            topics.send(Topics.ENDPOINTS, slow.key(), null);

            await().atMost(SOON).until(() -> notes(probe).isEmpty());
            pipeline.answer(model);
            await().atMost(SOON)
                    .until(() -> GatewayClient.get(probe).getString("state").equals("FINISHED"));
        }
    }

    @Test
    void whatAnEndpointRefusesIsToldBesideWhatHoldsItUp() {
        try (Pipeline pipeline = new Pipeline(broker);
                TopicClient topics = new TopicClient(broker)) {
            pipeline.hold(model);
            GatewayClient.register(model, Map.of("modelName", model)).then().statusCode(201);
            String probe = GatewayClient.submitted(model, Map.of());
            tell(topics, condition(model, Cause.DIALECT, Instant.now()));
            tell(topics, condition(model, Cause.QUOTA, Instant.now()));

            await().atMost(SOON).until(() -> notes(probe).size() == 2);

            assertThat(notes(probe).get(0)).contains("its quota is used up");
            assertThat(notes(probe).get(1))
                    .isEqualTo("model " + model
                            + " at 127.0.0.1:1 refuses usual fields; its requests have <b>HTTP 503</b>");
            pipeline.answer(model);
        }
    }

    @Test
    void aJudgeThatFailsIsToldAndItsErrorIsTextOnThePage() {
        String judge = "judge-" + model;
        try (Pipeline pipeline = new Pipeline(broker);
                TopicClient topics = new TopicClient(broker)) {
            pipeline.hold(model);
            GatewayClient.register(model, Map.of()).then().statusCode(201);
            String probe = GatewayClient.submitted(
                    model, Map.of("judge", Map.of("endpoint", ENDPOINT.toString(), "modelName", judge)));
            tell(topics, condition(judge, Cause.FAILURES, Instant.now()));

            await().atMost(SOON).until(() -> !notes(probe).isEmpty());

            assertThat(notes(probe))
                    .singleElement()
                    .asString()
                    .startsWith("judge " + judge + " at 127.0.0.1:1 has failed every call since ");
            assertThat(given().get("/probes/" + probe + "/live").asString())
                    .contains("&lt;b&gt;HTTP 503&lt;/b&gt;")
                    .doesNotContain("<b>HTTP 503");
            pipeline.answer(model);
        }
    }

    @Test
    void whatAKilledReplicaLeftAndWhatCannotBeReadIsNotTold() {
        try (Pipeline pipeline = new Pipeline(broker);
                TopicClient topics = new TopicClient(broker)) {
            pipeline.hold(model);
            GatewayClient.register(model, Map.of("modelName", model)).then().statusCode(201);
            String probe = GatewayClient.submitted(model, Map.of());
            tell(topics, condition(model, Cause.QUOTA, Instant.now().minus(EndpointCondition.VALID)));
            topics.send(Topics.ENDPOINTS, "broken", new byte[] {'{'});
            String last = "last-" + model;
            GatewayClient.register(last, Map.of("modelName", last)).then().statusCode(201);
            pipeline.hold(last);
            String other = GatewayClient.submitted(last, Map.of());
            tell(topics, condition(last, Cause.RATE_LIMIT, Instant.now()));

            await().atMost(SOON).until(() -> !notes(other).isEmpty());

            assertThat(notes(probe)).isEmpty();
            pipeline.answer(model);
            pipeline.answer(last);
        }
    }

    @Test
    void samplersAreToldOfACancelledProbeAndOfItsComparisons() {
        try (Pipeline pipeline = new Pipeline(broker);
                TopicClient topics = new TopicClient(broker)) {
            pipeline.hold(model);
            GatewayClient.register(model, Map.of()).then().statusCode(201);
            String probe = GatewayClient.submitted(model, Map.of("samples", 4));
            await().atMost(SOON).until(() -> pipeline.asked(model).size() == 32);

            GatewayClient.cancel(probe);

            assertThat(topics.await(
                            Topics.CANCELLATIONS, 2, record -> record.key().contains(probe)))
                    .extracting(record -> EventCodec.decode(record.value(), CancelledProbe.class)
                            .id())
                    .containsExactlyInAnyOrder(probe, "canary-" + probe + "-0");
            pipeline.answer(model);
        }
    }
}
