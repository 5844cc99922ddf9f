package io.plumbline.gateway;

import io.plumbline.events.Prompt;
import io.plumbline.events.prompt.Canary;
import io.plumbline.events.prompt.Guest;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Probes that bring their models along, and probes whose client may disappear. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class GuestProbeTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void aGuestIsAskedAndComparedWithItsBaselineButNeverRegistered() {
        String name = "tuned-" + UUID.randomUUID();
        try (Pipeline pipeline = new Pipeline(broker)) {
            JsonPath probe = submit(guests(target(name), target("base-" + name), Map.of("samples", 1)))
                    .then()
                    .statusCode(202)
                    .extract()
                    .jsonPath();
            String guest = probe.getString("models[0].id");
            String base = probe.getString("models[1].id");

            await().atMost(SOON).until(() -> GatewayClient.get(probe.getString("id"))
                    .getString("state")
                    .equals("FINISHED"));
            await().atMost(SOON).until(() -> !pipeline.canaries(guest).isEmpty());

            assertThat(guest).startsWith(Guest.MARK + name);
            assertThat(pipeline.asked(guest)).hasSize(8).allSatisfy(prompt -> assertThat(
                            prompt.target().modelName())
                    .isEqualTo(name));
            assertThat(pipeline.asked(base)).hasSize(8);
            assertThat(pipeline.canaries(guest))
                    .extracting(prompt -> prompt.canary().map(Canary::baseline).orElse(""))
                    .containsOnly(base);
            assertThat(pipeline.canaries(guest))
                    .extracting(Prompt::probeId)
                    .containsOnly("canary-" + probe.getString("id") + "-0");
            assertThat(pipeline.registered(guest)).isEmpty();
            assertThat(given().get("/api/v1/models?limit=1000").asString()).doesNotContain(guest);
            assertThat(given().get("/api/v1/models/" + guest).statusCode()).isEqualTo(404);
            assertThat(given().get("/api/v1/probes/" + probe.getString("id") + "/results")
                            .jsonPath()
                            .getList("models.id"))
                    .isEqualTo(List.of(guest, base));
        }
    }

    @Test
    void aSecondProbeOfTheSameTargetIsTheSameGuestAndOtherHeadersAreAnother() {
        String name = "twice-" + UUID.randomUUID();
        Map<String, Object> other = new HashMap<>(target(name));
        other.put("headers", Map.of("X-Adapter", "v2"));

        String first = guest(target(name));
        assertThat(guest(target(name))).isEqualTo(first);
        assertThat(guest(other)).isNotEqualTo(first);
    }

    @Test
    void theOutstandingPromptsOfAGuestAreFew() {
        String name = "window-" + UUID.randomUUID();
        try (Pipeline pipeline = new Pipeline(broker)) {
            String guest = guest(target("first-" + name));
            pipeline.hold(guest);
            submit(guests(target("first-" + name), null, Map.of("samples", 100)));

            await().atMost(SOON).until(() -> pipeline.asked(guest).size() >= 64);
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> pipeline.mostOutstanding(guest) <= 64);
            pipeline.answer(guest);
        }
    }

    @Test
    void aProbeWhoseClientIsGoneIsCancelledAndOneWhoseClientRenewsItsLeaseGoesOn() {
        String name = "leased-" + UUID.randomUUID();
        try (Pipeline pipeline = new Pipeline(broker)) {
            String guest = guest(target(name));
            pipeline.hold(guest);
            Map<String, Object> lease = Map.of("samples", 50, "lease", "PT10S");
            String gone = submit(guests(target(name), null, lease)).path("id");
            String followed = submit(guests(target(name), null, lease)).path("id");

            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        given().post("/api/v1/probes/" + followed + "/lease")
                                .then()
                                .statusCode(200);
                        return GatewayClient.get(gone).getString("state").equals("CANCELLED");
                    });

            assertThat(GatewayClient.get(followed).getString("state")).isEqualTo("RUNNING");
            int paid = pipeline.asked(guest).size();
            GatewayClient.cancel(followed);
            pipeline.answer(guest);
            await().atMost(SOON).until(() -> GatewayClient.get(gone).getString("finishedAt") != null);
            assertThat(pipeline.asked(guest))
                    .as("asked after the end of the lease")
                    .hasSize(paid);
            assertThat(GatewayClient.get(gone).getInt("models[0].unscored.CANCELLED"))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lease, PT1S, /lease",
        "lease, P1D, /lease",
        "lease, soon, /lease",
        "model, registered, /guests",
        "baseline, registered, /guests",
    })
    void whatIsWrongIsNamed(String field, String value, String pointer) {
        Response response = submit(guests(target("any"), null, Map.of(field, value)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer")).contains(pointer);
    }

    @Test
    void wrongTargetsAreNamedByTheirPlace() {
        Response response = submit(
                guests(Map.of("endpoint", "ftp://host", "modelName", ""), Map.of("endpoint", "http://h/v1"), Map.of()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer"))
                .containsExactly(
                        "/guests/candidates/0/endpoint",
                        "/guests/candidates/0/modelName",
                        "/guests/baseline/modelName");
    }

    private static String guest(Map<String, Object> target) {
        return submit(guests(target, null, Map.of("samples", 1)))
                .then()
                .statusCode(202)
                .extract()
                .path("models[0].id");
    }

    private static Map<String, Object> target(String name) {
        return Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", name);
    }

    private static Map<String, Object> guests(
            Map<String, Object> candidate, Map<String, Object> baseline, Map<String, Object> more) {
        Map<String, Object> guests = new HashMap<>(Map.of("candidates", List.of(candidate)));
        if (baseline != null) {
            guests.put("baseline", baseline);
        }
        Map<String, Object> probe = GatewayClient.probe("any", Map.of());
        probe.remove("model");
        probe.put("guests", guests);
        probe.putAll(more);
        return probe;
    }

    private static Response submit(Map<String, Object> probe) {
        return GatewayClient.submit(probe);
    }
}
