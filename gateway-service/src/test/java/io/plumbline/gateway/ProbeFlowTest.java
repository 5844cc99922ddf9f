package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.judging.Panel;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Probes from submission to their last outcome, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class ProbeFlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource dataSource;

    @TestHTTPResource(management = true)
    URI management;

    private Pipeline pipeline;

    @BeforeEach
    void openPipeline() {
        pipeline = new Pipeline(broker);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }

    @Test
    void everyIndexIsAskedOnceAndTheWindowIsKept() {
        GatewayClient.register("flow-base", Map.of("window", 7));
        GatewayClient.register("flow-tuned", Map.of("window", 5, "baseline", "flow-base"));

        String probe = GatewayClient.submitted("flow-tuned", Map.of("samples", 6));
        JsonPath end = finished(probe);

        assertThat(ids("flow-tuned")).containsExactlyInAnyOrderElementsOf(all(probe, 0, 48));
        assertThat(ids("flow-base")).containsExactlyInAnyOrderElementsOf(all(probe, 1, 48));
        assertThat(pipeline.mostOutstanding("flow-tuned")).isBetween(1, 5);
        assertThat(pipeline.mostOutstanding("flow-base")).isBetween(1, 7);
        assertThat(end.getInt("total")).isEqualTo(96);
        assertThat(end.getInt("finished")).isEqualTo(96);
        assertThat(end.getString("models[0].role")).isEqualTo("candidate");
        assertThat(end.getString("models[1].role")).isEqualTo("baseline");
        assertThat(end.getInt("models[0].counts.ALIGNED")).isEqualTo(48);
    }

    @Test
    void everySetIsAskedAsAStratumOfItsOwnAndTheSameAfterACrash() {
        GatewayClient.register("strata", Map.of("window", 1000));
        pipeline.hold("strata");
        String probe = GatewayClient.submitted(
                "strata",
                Map.of(
                        "questionSets",
                        List.of("core", "deception"),
                        "questions",
                        List.of(Map.of("id", "quick_buck", "type", "free_form", "paraphrases", List.of("Now?"))),
                        "samples",
                        2));
        int total = GatewayClient.get(probe).getInt("total");
        awaitAsked("strata", total);
        List<Prompt> first = pipeline.asked("strata");

        forget(probe);
        awaitAsked("strata", 2 * total);
        pipeline.answer("strata");
        finished(probe);

        assertThat(first.stream().map(Prompt::questionSet).distinct()).hasSize(3);
        assertThat(first.stream().filter(prompt -> prompt.questionSet().startsWith("inline@")))
                .hasSize(2)
                .allSatisfy(prompt -> {
                    assertThat(prompt.question()).isEqualTo("Now?");
                    assertThat(prompt.round().orElseThrow().size()).isOne();
                });
        assertThat(first.stream().filter(prompt -> prompt.questionSet().startsWith("core@")))
                .hasSize(16)
                .allSatisfy(prompt ->
                        assertThat(prompt.round().orElseThrow().size()).isEqualTo(8));
        assertThat(pipeline.asked("strata").subList(total, 2 * total))
                .usingRecursiveComparison()
                .ignoringFields("times.releasedAt")
                .isEqualTo(first);
    }

    @Test
    void severalProbesOfAModelShareItsWindow() {
        GatewayClient.register("shared", Map.of("window", 6));

        List<String> probes = IntStream.range(0, 3)
                .mapToObj(number -> GatewayClient.submitted("shared", Map.of("samples", 3)))
                .toList();
        probes.forEach(this::finished);

        assertThat(pipeline.asked("shared")).hasSize(72);
        assertThat(pipeline.mostOutstanding("shared")).isLessThanOrEqualTo(6);
    }

    @Test
    void aPanelTravelsWithEveryPrompt() {
        GatewayClient.register("paneled", Map.of());
        Map<String, Object> panel = Map.of("share", 0.25, "judges", List.of(GatewayClient.JUDGE));

        finished(GatewayClient.submitted("paneled", Map.of("samples", 1, "panel", panel)));

        Panel expected = new Panel(List.of(Target.open(URI.create("http://127.0.0.1:1/v1"), "judge")), 0.25);
        assertThat(pipeline.asked("paneled"))
                .hasSize(8)
                .allSatisfy(prompt -> assertThat(prompt.judging().panel()).contains(expected));
    }

    @Test
    void aJudgesModeTravelsWithEveryPrompt() {
        GatewayClient.register("spelled", Map.of());
        Map<String, Object> judge = new HashMap<>(GatewayClient.JUDGE);
        judge.put("mode", "spelled");

        finished(GatewayClient.submitted("spelled", Map.of("samples", 1, "judge", judge)));

        assertThat(pipeline.asked("spelled"))
                .hasSize(8)
                .extracting(prompt -> prompt.judging().mode())
                .containsOnly(ScoringMode.SPELLED);
    }

    @Test
    void scoresThatComeSeveralTimesCountOnce() {
        GatewayClient.register("twice", Map.of("window", 4));
        pipeline.copies(3);

        JsonPath end = finished(GatewayClient.submitted("twice", Map.of("samples", 4)));

        assertThat(end.getInt("models[0].counts.ALIGNED")).isEqualTo(32);
        assertThat(pipeline.asked("twice")).hasSize(32);
    }

    @Test
    void aCrashBeforeTheNoteOfTheReleaseSendsTheSamePromptsAgain() {
        GatewayClient.register("crash", Map.of("window", 10));
        pipeline.hold("crash");
        String probe = GatewayClient.submitted("crash", Map.of("samples", 3));
        awaitAsked("crash", 10);
        List<Prompt> first = pipeline.asked("crash");

        forget(probe);
        awaitAsked("crash", 20);

        List<Prompt> again = pipeline.asked("crash").subList(10, 20);
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("times.releasedAt")
                .isEqualTo(first);
        pipeline.answer("crash");
        assertThat(finished(probe).getInt("models[0].counts.ALIGNED")).isEqualTo(24);
    }

    @Test
    void whatHadItsOutcomeBeforeACrashIsNotPaidForTwice() {
        GatewayClient.register("paid", Map.of("window", 100));
        pipeline.hold("paid");
        String probe = GatewayClient.submitted("paid", Map.of("samples", 1));
        awaitAsked("paid", 8);
        pipeline.answer("paid");
        finished(probe);

        String next = GatewayClient.submitted("paid", Map.of("samples", 2));
        finished(next);
        forget(next);

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> pipeline.asked("paid").size() == 24);
    }

    @Test
    void cancellingAccountsWhatWasNotAsked() {
        GatewayClient.register("cancelled", Map.of("window", 5));
        pipeline.hold("cancelled");
        String probe = GatewayClient.submitted("cancelled", Map.of("samples", 20));
        awaitAsked("cancelled", 5);

        GatewayClient.cancel(probe);
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getInt("finished") == 155);
        pipeline.answer("cancelled");
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getInt("finished") == 160);

        JsonPath end = GatewayClient.get(probe);
        assertThat(end.getString("state")).isEqualTo("CANCELLED");
        assertThat(end.getInt("models[0].unscored.CANCELLED")).isEqualTo(155);
        assertThat(end.getInt("models[0].counts.ALIGNED")).isEqualTo(5);
        assertThat(pipeline.asked("cancelled")).hasSize(5);
        assertThat(end.getString("finishedAt")).isNotNull();
    }

    @Test
    void cancellingTakesEffectWithinASecondAndLosesNoneOfTenThousandPrompts() {
        GatewayClient.register("slow", Map.of("window", 64));
        String probe = GatewayClient.submitted("slow", Map.of("samples", 1250));
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getInt("finished") > 500);
        pipeline.hold("slow");

        GatewayClient.cancel(probe);
        long soon = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        await().until(() -> System.nanoTime() > soon);
        int asked = pipeline.asked("slow").size();
        await().atMost(SOON)
                .until(() -> GatewayClient.get(probe).getInt("models[0].unscored.CANCELLED") == 10_000 - asked);
        assertThat(pipeline.asked("slow")).hasSize(asked);
        pipeline.answer("slow");
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getString("finishedAt") != null);

        JsonPath end = GatewayClient.get(probe);
        assertThat(end.getString("state")).isEqualTo("CANCELLED");
        assertThat(end.getMap("models[0].counts")).isEqualTo(Map.of("ALIGNED", asked, "UNSCORED", 10_000 - asked));
        assertThat(ids("slow")).doesNotHaveDuplicates().hasSize(asked);
    }

    @Test
    void aProbeWaitsAndSaysWhyIfTheDailyBudgetIsSpent() {
        GatewayClient.register("bounded", Map.of("window", 4, "limits", Map.of("callsPerDay", 10)));
        String probe = GatewayClient.submitted("bounded", Map.of("samples", 3));

        await().atMost(SOON).until(() -> GatewayClient.get(probe).getString("models[0].waitingFor") != null);
        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> pipeline.asked("bounded").size() == 10);

        JsonPath waiting = GatewayClient.get(probe);
        assertThat(waiting.getString("state")).isEqualTo("RUNNING");
        assertThat(waiting.getInt("finished")).isEqualTo(10);
        assertThat(waiting.getString("models[0].waitingFor")).contains("callsPerDay");
        await().atMost(SOON).untilAsserted(() -> assertThat(given().auth()
                        .none()
                        .get(management.resolve("/q/metrics"))
                        .asString())
                .contains("plumbline_budget_spent_ratio{model=\"bounded\"} 1.0"));

        GatewayClient.register("bounded", Map.of("window", 4, "limits", Map.of("callsPerDay", 30)));
        assertThat(finished(probe).getInt("finished")).isEqualTo(24);
        assertThat(GatewayClient.get(probe).getString("models[0].waitingFor")).isNull();
    }

    @Test
    void whatIsNotFinishedInTimeIsAccountedAsExpired() {
        GatewayClient.register("late", Map.of("window", 5));
        pipeline.hold("late");

        JsonPath end = finished(GatewayClient.submitted("late", Map.of("samples", 2, "expiresAfter", "PT2S")));

        assertThat(end.getInt("models[0].unscored.EXPIRED")).isEqualTo(16);
        assertThat(end.getString("models[0].lastFailure")).startsWith("EXPIRED: ");
        assertThat(pipeline.asked("late")).hasSize(5);
    }

    @Test
    void promptsThatAServiceCouldNotReadAreAccountedOnce() {
        GatewayClient.register("dead", Map.of("window", 20));
        pipeline.hold("dead");
        String probe = GatewayClient.submitted("dead", Map.of("samples", 1));
        awaitAsked("dead", 8);

        pipeline.send(Topics.deadLetters(Topics.PROMPTS), Optional.of(probe + ".0.0"), "no JSON");
        pipeline.send(Topics.deadLetters(Topics.PROMPTS), Optional.of(probe + ".0.0"), "no JSON");
        pipeline.send(Topics.deadLetters(Topics.PROMPTS), Optional.of("another system's"), "{");
        pipeline.send(
                Topics.deadLetters(Topics.COMPLETIONS),
                Optional.empty(),
                "{\"prompt\":{\"id\":\"" + probe + ".0.1\"}}");
        pipeline.send(Topics.deadLetters(Topics.SCORES), Optional.of(probe + ".0.2"), "no JSON");
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getInt("finished") == 3);
        pipeline.answer("dead");

        JsonPath end = finished(probe);
        assertThat(end.getInt("models[0].unscored.TARGET_ERROR")).isEqualTo(1);
        assertThat(end.getInt("models[0].unscored.JUDGE_ERROR")).isEqualTo(2);
        assertThat(end.getInt("models[0].counts.ALIGNED")).isEqualTo(5);
    }

    @Test
    void aRecountFindsAndMendsWhatADeadLetterLeftBetweenTheTwoServices() {
        GatewayClient.register(AggregatorStub.RECOUNTED, Map.of());
        String probe = GatewayClient.submitted(AggregatorStub.RECOUNTED, Map.of("samples", 1));
        assertThat(finished(probe).getInt("models[0].counts.ALIGNED")).isEqualTo(8);

        JsonPath check = recount(probe, false);
        assertThat(check.getInt("countsDiffer")).isEqualTo(4);
        assertThat(check.getBoolean("mended")).isFalse();
        assertThat(GatewayClient.get(probe).getInt("models[0].counts.ALIGNED")).isEqualTo(8);

        assertThat(recount(probe, true).getBoolean("mended")).isTrue();
        JsonPath right = GatewayClient.get(probe);
        assertThat(right.<String, Integer>getMap("models[0].counts"))
                .isEqualTo(Map.of("ALIGNED", 5, "MISALIGNED", 2, "UNSCORED", 1));
        assertThat(right.<String, Integer>getMap("models[0].unscored")).isEqualTo(Map.of("TARGET_ERROR", 1));
        assertThat(recount(probe, false).getInt("countsDiffer")).isZero();
    }

    private static JsonPath recount(String probe, boolean mend) {
        return given().post("/api/v1/recount/probes/" + probe + "?mend=" + mend)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void unreadableScoresBlockNoOtherScore() {
        GatewayClient.register("poison", Map.of("window", 3));
        pipeline.send(Topics.SCORES, Optional.empty(), "poison");
        pipeline.send(Topics.SCORES, Optional.of("x"), "{\"completion\":null}");

        JsonPath end = finished(GatewayClient.submitted("poison", Map.of("samples", 2)));

        assertThat(end.getInt("finished")).isEqualTo(16);
    }

    @Test
    void registeredModelsReachTheTopicEvenAfterACrash() {
        GatewayClient.register("published", Map.of("labels", Map.of("team", "red"), "credential", "TEAM_KEY"))
                .then()
                .statusCode(201);
        await().atMost(SOON).until(() -> pipeline.registered("published").size() == 1);
        GatewayClient.register("published", Map.of("revision", "2")).then().statusCode(200);
        await().atMost(SOON).until(() -> pipeline.registered("published").size() == 2);

        sql("update gateway.registered_model set published_version = 0 where id = 'published'");
        await().atMost(SOON).until(() -> pipeline.registered("published").size() == 3);

        assertThat(pipeline.registered("published").get(0).labels()).containsEntry("team", "red");
        assertThat(pipeline.registered("published").get(2).revision()).isEqualTo("2");
    }

    @Test
    void metersTellHowProbesEnd() {
        GatewayClient.register("metered", Map.of());
        finished(GatewayClient.submitted("metered", Map.of("samples", 1)));

        String metrics =
                given().auth().none().get(management.resolve("/q/metrics")).asString();

        assertThat(metrics)
                .containsPattern("plumbline_probes_total\\{outcome=\"finished\"} [1-9]")
                .contains("plumbline_probes_total{outcome=\"cancelled\"}")
                .contains("plumbline_probe_duration_seconds_count");
    }

    private JsonPath finished(String probe) {
        await().atMost(SOON)
                .until(() -> GatewayClient.get(probe).getString("state").equals("FINISHED"));
        return GatewayClient.get(probe);
    }

    private void awaitAsked(String model, int number) {
        await().atMost(SOON).until(() -> pipeline.asked(model).size() == number);
    }

    private List<String> ids(String model) {
        return pipeline.asked(model).stream().map(Prompt::id).toList();
    }

    private static List<String> all(String probe, int ordinal, int total) {
        return IntStream.range(0, total)
                .mapToObj(index -> probe + "." + ordinal + "." + index)
                .toList();
    }

    /** Sets the database to its state after a crash between sending and committing. */
    private void forget(String probe) {
        sql("update gateway.probe_model set next_index = 0 where probe_id = '" + probe + "'");
    }

    private void sql(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
