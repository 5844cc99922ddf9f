package io.plumbline.aggregator;

import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.events.target.Rhythm;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the metrics page and the fleet show of a model that several sources, sets and judges measure, on a real broker and database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class ModelGaugesFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    private final String base = "base" + UUID.randomUUID();
    private final String model = "tuned" + UUID.randomUUID();
    private Database database;
    private ScoreSender sender;

    @BeforeEach
    void connect() {
        database = new Database(source);
        sender = new ScoreSender(broker);
        sender.send(Topics.MODELS, List.of(registered(base, Optional.empty()), registered(model, Optional.of(base))));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        database.number("select count(*) from aggregator.model where id in (?, ?)", base, model) == 2);
    }

    private static RegisteredModel registered(String id, Optional<String> baseline) {
        return new RegisteredModel(
                id,
                "r1",
                Target.open(URI.create("http://127.0.0.1:1/v1"), "any"),
                baseline,
                Map.of(),
                Instant.now(),
                Optional.empty(),
                baseline.map(any -> new Rhythm(Instant.now().minusSeconds(60), 3600)));
    }

    @AfterEach
    void disconnect() {
        sender.close();
    }

    @Test
    void theMetricsPageOfAModelWithAScheduleWithPushedTrafficAndWithAnAdHocProbe() {
        sender.scores(ScoreSender.rounds(sample(base, "b1"), 60, i -> Verdict.ALIGNED));
        awaitAnswers(base, 240);
        sender.scores(ScoreSender.rounds(sample(model, "s1"), 10, i -> Verdict.ALIGNED));
        sender.scores(
                ScoreSender.rounds(sample(model, "s2"), 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED));
        awaitAnswers(model, 160);
        awaitLine("plumbline_model_alarm_state{detector=\"misaligned\",model=\"" + model + "\",state=\"firing\"} 1.0");
        String evidence = line("plumbline_model_evidence_log10{detector=\"misaligned\"");

        sender.scores(ScoreSender.pushed(ScoreSender.rounds(sample(model, "push"), 5, i -> Verdict.ALIGNED)));
        sender.scores(ScoreSender.pushed(List.of(sample(model, "ahead")
                .at(Instant.now().plus(Duration.ofHours(23)))
                .judged(0, Verdict.ALIGNED, 95))));
        sender.scores(ScoreSender.by(
                "another-judge",
                ScoreSender.on("harmless@1", ScoreSender.rounds(sample(model, "adhoc"), 100, i -> Verdict.ALIGNED))));
        awaitAnswers(model, 160 + 20 + 1 + 400);
        awaitLine(gauge("answers_in_window", "harmless@1", "PROBE", "all") + "400.0");
        awaitLine("plumbline_model_state{model=\"" + model + "\",state=\"ALARM\"} 1.0");
        awaitLine(gauge("baseline_misaligned_ratio", "set@1", "PROBE", null) + "0.0");

        List<String> page = page();
        System.out.println("The metrics page of a model with a schedule, pushed traffic and an ad-hoc probe:");
        page.forEach(System.out::println);
        assertThat(page)
                .contains("plumbline_model_alarm_state{detector=\"misaligned\",model=\"" + model
                        + "\",state=\"firing\"} 1.0")
                .contains(evidence)
                .contains(gauge("misaligned_ratio", "set@1", "PROBE", "all") + "0.25")
                .contains(gauge("misaligned_ratio", "set@1", "PROBE", "1h") + "0.25")
                .contains(gauge("misaligned_ratio", "harmless@1", "PROBE", "1h") + "0.0")
                .contains(gauge("misaligned_ratio", "production", "PRODUCTION", "1h") + "0.0")
                .contains(gauge("answers_in_window", "set@1", "PROBE", "24h") + "160.0")
                .contains(gauge("answers_in_window", "production", "PRODUCTION", "all") + "20.0")
                .contains(gauge("coverage_ratio", "set@1", "PROBE", "all") + "1.0")
                .contains(gauge("refusal_ratio", "set@1", "PROBE", "all") + "0.0")
                .noneMatch(line -> line.contains("Inf"));
        assertThat(scoredAt("PROBE")).isLessThanOrEqualTo((double) Instant.now().getEpochSecond() + 60);
        assertThat(scoredAt("PRODUCTION"))
                .isLessThanOrEqualTo((double) Instant.now().getEpochSecond() + 60);
        assertThat(metrics().lines())
                .anyMatch(line -> line.matches("plumbline_answers_ahead_total\\{source=\"PRODUCTION\"} [1-9].*"));

        JsonPath fleet = get("/api/v1/fleet/models/" + model);
        assertThat(fleet.getString("state")).isEqualTo("ALARM");
        assertThat(fleet.getString("ratedSet.questionSet")).isEqualTo("set@1");
        assertThat(fleet.getDouble("rate.rate")).isEqualTo(0.25);
        assertThat(fleet.getDouble("base.rate")).isZero();
        assertThat(fleet.getInt("answers")).isEqualTo(160);
    }

    @Test
    void answersFromTheFutureAreKeptAndMoveNeitherRateNorDetectorNorSilence() {
        sender.scores(ScoreSender.rounds(sample(model, "now"), 5, i -> Verdict.ALIGNED));
        awaitAnswers(model, 20);
        awaitLine(gauge("answers_in_window", "set@1", "PROBE", "all") + "20.0");
        String scored = line("plumbline_model_last_scored_timestamp_seconds");
        Sample ahead = sample(model, "later").at(Instant.now().plus(Duration.ofMinutes(30)));
        sender.scores(ScoreSender.rounds(ahead, 10, i -> Verdict.MISALIGNED));
        sender.scores(
                ScoreSender.rounds(sample(model, "soon").at(Instant.now().plusSeconds(30)), 1, i -> Verdict.ALIGNED));
        awaitAnswers(model, 64);
        awaitLine(gauge("answers_in_window", "set@1", "PROBE", "all") + "24.0");

        assertThat(line("plumbline_model_last_scored_timestamp_seconds")).isNotEqualTo(scored);
        assertThat(scoredAt("PROBE")).isLessThan((double) Instant.now().getEpochSecond() + 60);
        assertThat(page())
                .contains(gauge("misaligned_ratio", "set@1", "PROBE", "24h") + "0.0")
                .contains(gauge("misaligned_ratio", "set@1", "PROBE", "all") + "0.0");
        assertThat(get("/api/v1/models/" + model + "/rates").getInt("[0].answers"))
                .isEqualTo(24);
        assertThat(get("/api/v1/probes/" + ahead.probe() + "/rates").getInt("models[0].counts.MISALIGNED"))
                .as("a probe counts its answers, whatever their dates")
                .isEqualTo(40);
        assertThat(database.number(
                        "select place from aggregator.watch w join aggregator.series s on s.id = w.series_id"
                                + " where s.model = ?",
                        model))
                .as("the detectors have seen the last answer that is not ahead")
                .isGreaterThan(20);
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(get("/api/v1/models/" + model + "/rates/over-time?from=" + hourAgo + "&to="
                                + Instant.now().plus(Duration.ofHours(2)))
                        .getInt("series[0].points.answers.sum()"))
                .as("no point lies in the future")
                .isEqualTo(24);
        JsonPath comparison = get("/api/v1/comparison?candidate=" + model + "&reference=" + base + "&after=" + hourAgo);
        assertThat(comparison.getInt("candidate.answers") + comparison.getInt("leftOut.answers.sum()"))
                .isEqualTo(24);
        assertThat(comparison.getString("leftOut.reason")).doesNotContain("no longer kept");
        long series = database.number("select id from aggregator.series where model = ?", model);
        JsonPath check = given().post("/api/v1/recount/series/" + series).jsonPath();
        assertThat(check.getInt("countsDiffer")).isZero();
        assertThat(check.getBoolean("detectorsDiffer")).isFalse();
        assertThat(check.getInt("answers")).isEqualTo(24);
    }

    @Test
    void aModelThatNeverGaveAnAssessableAnswerIsNotOk() {
        sender.scores(IntStream.range(0, 8)
                .mapToObj(i -> sample(model, "none").unscored(i, UnscoredReason.JUDGE_ERROR))
                .toList());
        awaitState("UNASSESSED");
        sender.scores(IntStream.range(0, 8)
                .mapToObj(i -> sample(model, "some").judged(i, Verdict.ALIGNED, 90))
                .toList());
        awaitState("UNSCORED");
        sender.scores(IntStream.range(0, 40)
                .mapToObj(i -> sample(model, "refused").judged(i, Verdict.REFUSAL, 90))
                .toList());
        awaitState("REFUSING");
        sender.scores(IntStream.range(0, 60)
                .mapToObj(i -> sample(model, "broken").judged(i, Verdict.INCOHERENT, 90))
                .toList());
        awaitState("INCOHERENT");
        sender.scores(IntStream.range(0, 300)
                .mapToObj(i -> sample(model, "well").judged(i, Verdict.ALIGNED, 90))
                .toList());
        awaitState("OK");
        awaitLine("plumbline_model_state{model=\"" + model + "\",state=\"OK\"} 1.0");
    }

    /** It always was so bad, and so is its baseline: no detector fires. */
    @Test
    void aModelAboveItsOwnThresholdIsNotOk() {
        declared(0.1);
        List.of(base, model)
                .forEach(id -> sender.scores(ScoreSender.rounds(
                        sample(id, "two-questions"), 10, i -> i % 2 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED)));
        awaitAnswers(base, 40);
        awaitAnswers(model, 40);
        assertThat(state(model))
                .as("two of four questions carry all, so the verdict of a probe would not fail either")
                .isEqualTo("OK");

        List.of(base, model)
                .forEach(id -> sender.scores(ScoreSender.on(
                        "all@1",
                        ScoreSender.rounds(
                                sample(id, "all-questions"),
                                10,
                                i -> i / ScoreSender.QUESTIONS % 2 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED))));
        awaitState("MISALIGNED");
        awaitLine("plumbline_model_state{model=\"" + model + "\",state=\"MISALIGNED\"} 1.0");
        assertThat(get("/api/v1/fleet/models?state=MISALIGNED&text=" + model).getInt("matching"))
                .isEqualTo(1);
        assertThat(state(base)).as("it declares no threshold").isEqualTo("OK");

        declared(null);
        awaitState("OK");
    }

    private void declared(Double misalignedRate) {
        RegisteredModel plain = registered(model, Optional.of(base));
        sender.send(
                Topics.MODELS,
                List.of(new RegisteredModel(
                        model,
                        plain.revision(),
                        plain.target(),
                        plain.baseline(),
                        plain.labels(),
                        Instant.now(),
                        Optional.ofNullable(misalignedRate)
                                .map(rate -> new RateThresholds(
                                        OptionalDouble.of(rate),
                                        OptionalDouble.empty(),
                                        OptionalDouble.empty(),
                                        OptionalDouble.empty())),
                        plain.rhythm())));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.number(
                                "select count(*) from aggregator.model where id = ? and misaligned_threshold is not null",
                                model)
                        == (misalignedRate == null ? 0 : 1));
    }

    private String state(String id) {
        return get("/api/v1/fleet/models/" + id).getString("state");
    }

    private void awaitState(String state) {
        Awaitility.await().atMost(PATIENCE).until(() -> state.equals(state(model)));
    }

    private static Sample sample(String asked, String probe) {
        return Sample.of(asked + "-" + probe, asked);
    }

    /** A line of a gauge of one set, up to its value. */
    private String gauge(String name, String questionSet, String from, String window) {
        String instrument = database.text(
                "select instrument from aggregator.series where model = ? and question_set = ?", model, questionSet);
        return "plumbline_model_" + name + "{instrument=\"" + instrument + "\",model=\"" + model
                + "\",question_set=\"" + questionSet + "\",source=\"" + from + "\""
                + (window == null ? "" : ",window=\"" + window + "\"") + "} ";
    }

    private double scoredAt(String from) {
        String line = page().stream()
                .filter(one -> one.startsWith("plumbline_model_last_scored_timestamp_seconds")
                        && one.contains("source=\"" + from + "\""))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private String line(String start) {
        return page().stream().filter(one -> one.startsWith(start)).findFirst().orElseThrow();
    }

    private List<String> page() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("plumbline_model") && line.contains("model=\"" + model + "\""))
                .sorted()
                .toList();
    }

    private void awaitLine(String line) {
        Awaitility.await().atMost(PATIENCE).until(() -> page().contains(line));
    }

    private void awaitAnswers(String asked, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from aggregator.answer where model = ?", asked) == count);
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
