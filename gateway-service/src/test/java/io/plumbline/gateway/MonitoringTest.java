package io.plumbline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Source;
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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Schedules and pushed answers over a real broker and a real database. */
@QuarkusTest
@TestProfile(MonitoringTest.Settings.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class MonitoringTest {

    private final String time =
            Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString();
    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource dataSource;

    private Pipeline pipeline;

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.schedules.shortest", "PT1S",
                    "plumbline.answers.most-in-flight", "3000000",
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

    @Test
    void aPushedAnswerIsJudgedWithoutThePersonalDataInIt() {
        GatewayClient.register("pushed", Map.of("revision", "7"));

        JsonPath report = push(answer("pushed", "one", Map.of("source", "chat")))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(1);
        await().atMost(SOON).until(() -> pipeline.pushed("pushed").size() == 1);
        Completion pushed = pipeline.pushed("pushed").get(0);
        assertThat(pushed.prompt().id()).isEqualTo("answer:pushed:one");
        assertThat(pushed.prompt().source()).isEqualTo(Source.PRODUCTION);
        assertThat(pushed.prompt().revision()).isEqualTo("7");
        assertThat(pushed.prompt().variant()).isEqualTo("chat");
        assertThat(pushed.prompt().round()).isEmpty();
        assertThat(pushed.prompt().origin()).isEqualTo(Instant.parse(time));
        assertThat(pushed.prompt().question()).isEqualTo("I am [EMAIL]. Who won?");
        assertThat(pushed.prompt().messages().get(0).content()).isEqualTo("I am [EMAIL]. Who won?");
        assertThat(pushed.result().<String>fold(answered -> answered.text(), failed -> ""))
                .isEqualTo("Ask [PHONE].");
        await().atMost(SOON).until(() -> pipeline.calibrations("judge").size() >= 90);
    }

    @Test
    void ofManyLinesThoseThatAreWrongAreNamedAndTheOthersAreDurable() throws Exception {
        GatewayClient.register("lines", Map.of());
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= 500; number++) {
            lines.add(line(answer("lines", "n" + number, Map.of())));
        }
        lines.set(9, "{\"id\":");
        lines.set(19, line(answer("nobody", "n20", Map.of())));
        lines.set(29, line(answer("lines", "n30", Map.of("time", "1999-01-01T00:00:00Z"))));
        lines.set(39, line(answer("lines", "n40", Map.of("colour", "red"))));
        lines.set(49, "");

        JsonPath report = pushLines(String.join("\n", lines), "")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(495);
        assertThat(report.getInt("refused")).isEqualTo(4);
        assertThat(report.getList("lines.line")).containsExactly(10, 20, 30, 40);
        assertThat(report.getList("lines.errors.pointer"))
                .containsExactly(List.of(""), List.of("/model"), List.of("/time"), List.of("/colour"));
        assertThat(report.getList("lines.id")).containsExactly(null, "n20", "n30", null);
        await().atMost(SOON).until(() -> pipeline.pushed("lines").size() == 495);
    }

    @Test
    void theShareThatIsJudgedDependsOnTheIdAlone() throws Exception {
        GatewayClient.register("sampled", Map.of());
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            lines.add(line(answer("sampled", "n" + number, Map.of())));
        }
        String body = String.join("\n", lines);

        JsonPath first = pushLines(body, "?rate=0.25").jsonPath();
        JsonPath second = pushLines(body, "?rate=0.25").jsonPath();

        assertThat(first.getInt("accepted")).isBetween(60, 140).isEqualTo(second.getInt("accepted"));
        assertThat(first.getInt("notSampled")).isEqualTo(400 - first.getInt("accepted"));
        await().atMost(SOON).until(() -> pipeline.pushed("sampled").size() == 2 * first.getInt("accepted"));
        assertThat(pipeline.pushed("sampled").stream()
                        .map(completion -> completion.prompt().id())
                        .distinct())
                .hasSize(first.getInt("accepted"));
    }

    @Test
    void whatIsMoreThanCanBeTakenMustComeAgain() {
        Response refused = pushLines("x".repeat(3_000_001), "");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(pushLines("{}", "").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | a b | /id",
                "model | nobody | /model",
                "source | Über | /source",
                "time | 1999-01-01T00:00:00Z | /time",
                "time | 2999-01-01T00:00:00Z | /time",
                "time | yesterday | /time",
                "colour | red | /colour"
            })
    void aWrongFieldOfAnAnswerIsNamed(String field, String value, String pointer) {
        GatewayClient.register("picky", Map.of());

        Response refused = push(answer("picky", "x", Map.of(field, value)));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    private Map<String, Object> answer(String model, String id, Map<String, Object> more) {
        Map<String, Object> answer = new HashMap<>(Map.of(
                "id", id,
                "model", model,
                "messages", List.of(Map.of("role", "user", "content", "I am jo@example.com. Who won?")),
                "answer", "Ask +43 1 58858-0.",
                "time", time));
        answer.putAll(more);
        return answer;
    }

    private static String line(Map<String, Object> answer) throws Exception {
        return new JsonMapper().writeValueAsString(answer);
    }

    private static Response push(Map<String, Object> answer) {
        return given().contentType(ContentType.JSON).body(answer).post("/api/v1/answers");
    }

    private static Response pushLines(String body, String query) {
        return given().contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/answers" + query);
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
