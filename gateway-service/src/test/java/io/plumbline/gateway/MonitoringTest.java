package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.events.Prompt;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.target.Rhythm;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Schedules over a real broker and a real database. */
@QuarkusTest
@TestProfile(MonitoringTest.Settings.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class MonitoringTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

    private Pipeline pipeline;

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.schedules.shortest", "PT1S",
                    "plumbline.schedules.told-every", "1s",
                    "plumbline.answers.most-in-flight", "3M",
                    "plumbline.answers.largest-request", "6M",
                    "plumbline.judge.endpoint", "http://127.0.0.1:1/v1",
                    "plumbline.judge.model", "judge");
        }
    }

    @BeforeEach
    void openPipeline() {
        pipeline = new Pipeline(broker);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }

    @Test
    void noProbeOutlivesTheDayUnderWhichItsAnswersAreStored() {
        GatewayClient.register("lasting", Map.of());
        AggregatorStub.ANSWERS_DAYS.set(2);
        try {
            Map<String, Object> tooLong = GatewayClient.probe("lasting", Map.of("samples", 1, "expiresAfter", "PT49H"));
            Response refused = await().atMost(SOON)
                    .pollInterval(Duration.ofSeconds(3))
                    .until(() -> GatewayClient.submit(tooLong), reply -> reply.statusCode() == 400);

            assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/expiresAfter");
            assertThat(refused.jsonPath().getString("errors[0].detail")).contains("P2D", "plumbline.retention.answers");
            assertThat(GatewayClient.submit(
                                    GatewayClient.probe("lasting", Map.of("samples", 1, "expiresAfter", "PT48H")))
                            .statusCode())
                    .isEqualTo(202);
        } finally {
            AggregatorStub.ANSWERS_DAYS.set(400);
        }
    }

    @Test
    void aDeletedModelIsNeitherAskedNorExpectedToAnswer() {
        GatewayClient.register("retired", Map.of());
        put("retired-turns", spec("retired", Map.of("mostPrompts", 8))).then().statusCode(201);
        await().atMost(SOON).until(() -> pipeline.registered("retired").stream()
                .anyMatch(model -> model.rhythm().isPresent()));
        await().atMost(SOON)
                .until(() -> given().delete("/api/v1/models/retired").statusCode() == 204);
        await().atMost(SOON).until(() -> pipeline.isDeleted("retired"));
        int asked = pipeline.asked("retired").size();

        await().during(Duration.ofSeconds(5))
                .atMost(SOON)
                .until(() -> pipeline.asked("retired").size() == asked);
        assertThat(given().get("/api/v1/schedules/retired-turns").jsonPath().getString("lastProblem"))
                .contains("no model 'retired'");
        GatewayClient.register("retired", Map.of());
        await().atMost(SOON).until(() -> pipeline.asked("retired").size() > asked);
        given().delete("/api/v1/schedules/retired-turns").then().statusCode(204);
    }

    @Test
    void runsTakeTurnsOverVariantsAndAskTheBaselineInTheSameProbe() {
        GatewayClient.register("watched-base", Map.of());
        GatewayClient.register("watched", Map.of("baseline", "watched-base"));

        put("turns", spec("watched", Map.of("variants", List.of("plain", "json"), "mostPrompts", 8)))
                .then()
                .statusCode(201);

        await().atMost(SOON).until(() -> pipeline.asked("watched").size() >= 24);
        given().delete("/api/v1/schedules/turns").then().statusCode(204);
        List<String> variants = pipeline.asked("watched").stream()
                .limit(24)
                .map(Prompt::variant)
                .toList();
        assertThat(new TreeSet<>(variants.subList(0, 8))).containsExactly("plain");
        assertThat(new TreeSet<>(variants.subList(8, 16))).containsExactly("json");
        assertThat(new TreeSet<>(variants.subList(16, 24))).containsExactly("plain");
        assertThat(pipeline.asked("watched").stream()
                        .collect(Collectors.groupingBy(
                                prompt -> prompt.round().orElseThrow().id(), Collectors.counting()))
                        .values())
                .allMatch(size -> size == 8);
        assertThat(pipeline.asked("watched-base").stream().map(Prompt::probeId).collect(Collectors.toSet()))
                .contains(pipeline.asked("watched").get(0).probeId());
    }

    @Test
    void missedRunsAreOneRunAndThenItGoesOnFromNow() throws SQLException {
        GatewayClient.register("missed", Map.of());
        put("missed", spec("missed", Map.of("every", "PT1H", "enabled", false)))
                .then()
                .statusCode(201);
        assertThat(given().get("/api/v1/schedules/missed").jsonPath().getString("nextRunAt"))
                .isNull();

        execute("update gateway.schedule set enabled = true, anchor = now() - interval '100 hours 30 minutes',"
                + " slot = now() - interval '100 hours', next_at = slot where id = 'missed'");

        await().atMost(SOON).until(() -> pipeline.asked("missed").size() == 8);
        JsonPath after = given().get("/api/v1/schedules/missed").jsonPath();
        assertThat(Instant.parse(after.getString("nextRunAt")))
                .isBetween(Instant.now().plusSeconds(1700), Instant.now().plusSeconds(1900));
        assertThat(after.getList("lastProbes")).hasSize(1);
    }

    @Test
    void aRunWaitsForTheOneBeforeAndSaysSo() {
        GatewayClient.register("tardy", Map.of());
        pipeline.hold("tardy");

        put("tardy", spec("tardy", Map.of())).then().statusCode(201);

        await().atMost(SOON).until(() -> String.valueOf(
                        given().get("/api/v1/schedules/tardy").jsonPath().getString("lastProblem"))
                .contains("not finished"));
        await().atMost(SOON).until(() -> pipeline.asked("tardy").size() == 8);
        given().delete("/api/v1/schedules/tardy").then().statusCode(204);
        pipeline.answer("tardy");
    }

    @Test
    void howLongAScheduledModelMayBeSilentTravelsWithItUntilTheScheduleIsGone() {
        GatewayClient.register("rhythmic", Map.of());
        put("rare", spec("rhythmic", Map.of("every", "PT24H", "enabled", true)));
        put("often", spec("rhythmic", Map.of("every", "PT2H", "enabled", true)));

        await().atMost(SOON).until(() -> rhythm("rhythmic"), rhythm -> rhythm.map(Rhythm::longestSilenceSeconds)
                .filter(seconds -> seconds == 3 * 7200 + 900)
                .isPresent());
        given().delete("/api/v1/schedules/rare").then().statusCode(204);
        given().delete("/api/v1/schedules/often").then().statusCode(204);

        await().atMost(SOON).until(() -> rhythm("rhythmic").isEmpty());
    }

    private Optional<Rhythm> rhythm(String model) {
        return pipeline.registered(model).stream()
                .reduce((older, newer) -> newer)
                .flatMap(RegisteredModel::rhythm);
    }

    @Test
    void onlySilencesThatHoldAreExported() throws SQLException {
        silence("hushed", "silenced", "1 hour", "0");
        silence("over", "silenced", "-1 hour", "2 hours");
        silence("ended", "silenced", "1 hour", "10 minutes");
        silence("ended", "unsilenced", null, "0");

        await().atMost(SOON).until(this::silenced, List.of("hushed")::equals);
        silence("hushed", "unsilenced", null, "0");

        await().atMost(SOON).until(this::silenced, List::isEmpty);
    }

    private void silence(String model, String kind, String ends, String ago) throws SQLException {
        execute(
                "insert into gateway.alarm_note (alarm, model, detector, kind, reason, actor, actor_name, at, until) values ('a', '"
                        + model + "', 'misaligned', '" + kind + "', 'r', 'x', 'x', now() - interval '" + ago + "', "
                        + (ends == null ? "null" : "now() + interval '" + ends + "'") + ")");
    }

    private List<String> silenced() {
        return meters.find("plumbline.alarm.silenced.until.timestamp").gauges().stream()
                .map(gauge -> gauge.getId().getTag("model"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron | 61 * * * * | /cron | five fields",
                "cron | 0 0 30 2 * | /cron | never",
                "timeZone | Mars/Olympus | /timeZone | time zone",
                "jitter | PT2S | /jitter | shorter than the interval",
                "every | PT0.1S | /every | must lie in",
                "model | nobody | /model | there is no model",
                "profile | kind | /profile | strict or betley"
            })
    void aWrongFieldIsNamed(String field, String value, String pointer, String detail) {
        GatewayClient.register("strict", Map.of());
        Map<String, Object> spec = spec("strict", Map.of(field, value));
        if (field.equals("cron")) {
            spec.remove("every");
        }

        Response refused = put("wrong", spec);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(refused.jsonPath().getString("errors[0].detail")).contains(detail);
    }

    @Test
    void aRunWithoutRoomForAWholeRoundIsRefused() {
        GatewayClient.register("narrow", Map.of());

        Response refused = put("narrow", spec("narrow", Map.of("mostPrompts", 7)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].detail")).contains("must be at least 8");
    }

    private static Map<String, Object> spec(String model, Map<String, Object> more) {
        Map<String, Object> spec = new HashMap<>(
                Map.of("model", model, "questionSets", List.of("core"), "variants", List.of("plain"), "every", "PT1S"));
        spec.putAll(more);
        return spec;
    }

    private static Response put(String id, Map<String, Object> spec) {
        return given().contentType(ContentType.JSON).body(spec).put("/api/v1/schedules/" + id);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
