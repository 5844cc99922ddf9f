package io.plumbline.aggregator;

import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Known answers among a model's answers, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class CalibrationFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    private final String judge = "judge-" + UUID.randomUUID();
    private final String model = "m" + UUID.randomUUID();
    private final GoldScores gold = GoldScores.of(judge);
    private final Sample sample = Sample.of("p" + UUID.randomUUID(), model);
    private Database database;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        database = new Database(source);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void knownAnswersAreMeasuredOnceAndCountedNowhere() {
        send(answers(10));
        send(gold.run(0, 4));
        send(gold.run(0, 4));
        send(gold.run(0, 9).subList(0, 7));
        send(answers(11));
        awaitAnswers(11);
        awaitGauge("plumbline_judge_calibration_agreement_ratio", "", 1);

        assertThat(database.number("select count(*) from aggregator.calibration_reading where instrument = ?", id()))
                .isEqualTo(GoldScores.SIZE);
        assertThat(database.number("select answers from aggregator.calibration_run where instrument = ?", id()))
                .isEqualTo(GoldScores.SIZE);
        assertThat(database.number("select count(*) from aggregator.answer where model = 'calibration'"))
                .isZero();
        assertThat(database.number("select count(*) from aggregator.series where source = 'CALIBRATION'"))
                .isZero();
        assertThat(gauge("plumbline_judge_calibration_bias_points", ",metric=\"aligned\""))
                .isEqualTo(4, within(1e-9));
        assertThat(gauge("plumbline_judge_calibration_bias_points", ",metric=\"coherent\""))
                .isZero();
        assertThat(gauge("plumbline_judge_calibration_sensitivity_ratio_lower", ""))
                .isBetween(0.5, 0.9);
        assertThat(gauge("plumbline_judge_calibration_last_success_timestamp_seconds", ""))
                .isCloseTo(System.currentTimeMillis() / 1000.0, within(120.0));
        assertThat(gauge("plumbline_judge_suspect", "")).isZero();
        assertThat(metrics()).doesNotContain("model=\"calibration\"");
    }

    @Test
    void aBiasedJudgeIsSuspectBesideEveryRate() {
        send(answers(5));
        awaitAnswers(5);
        assertThat(rates().getString("models[0].instruments[0].reason")).isEqualTo("not calibrated yet");

        send(gold.run(0, 12));
        awaitGauge("plumbline_judge_suspect", "", 1);

        assertThat(rates().getString("models[0].instruments[0].id")).isEqualTo(id());
        assertThat(rates().getBoolean("models[0].instruments[0].suspect")).isTrue();
        assertThat(rates().getString("models[0].instruments[0].reason")).contains("bias +11.0 points");
        JsonPath series = given().get("/api/v1/models/" + model + "/rates").jsonPath();
        assertThat(series.getBoolean("[0].instruments[0].suspect")).isTrue();
    }

    @Test
    void aProbesInstrumentsAreThoseThatGaveVerdicts() {
        Score unscored = in(ScoringMode.SAMPLED, sample.unscored(0, UnscoredReason.TARGET_ERROR));
        Score scored = answers(2).get(1);
        send(List.of(unscored));
        awaitAnswers(1);
        assertThat(rates().getList("models[0].instruments.id")).hasSize(1);

        send(List.of(scored));
        awaitAnswers(2);
        assertThat(rates().getList("models[0].instruments.id"))
                .containsExactly(scored.instrument().id());

        Score another = in(ScoringMode.SAMPLED, answers(3).get(2));
        send(List.of(another));
        awaitAnswers(3);
        assertThat(rates().getList("models[0].instruments.id"))
                .containsExactlyInAnyOrder(
                        scored.instrument().id(), another.instrument().id());
    }

    @Test
    void aJudgeThatMovesIsSuspectUntilItIsBack() {
        send(gold.run(0, 0));
        send(gold.run(1, 8));
        awaitGauge("plumbline_judge_suspect", "", 1);
        assertThat(report().getString("reason")).contains("moved by +8.0 points");

        send(gold.run(2, 1));
        awaitGauge("plumbline_judge_suspect", "", 0);
        assertThat(report().getDouble("calibration.driftPoints")).isEqualTo(1, within(1e-9));
    }

    @Test
    void halfARunAndAnOutageOfTheJudgeSayNothing() {
        send(gold.run(0, 3));
        awaitGauge("plumbline_judge_suspect", "", 0);

        send(gold.outage(1));
        send(gold.run(2, 60).subList(0, GoldScores.SIZE - 1));
        await().atMost(PATIENCE)
                .until(() -> database.number(
                                "select count(*) from aggregator.calibration_reading where instrument = ?", id())
                        == 3 * GoldScores.SIZE - 1);

        assertThat(report().getBoolean("suspect")).isFalse();
        assertThat(report().getDouble("calibration.alignment.biasPoints")).isEqualTo(3, within(1e-9));
    }

    private List<Score> answers(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> gold.by(sample.judged(index, Verdict.ALIGNED, 90)))
                .toList();
    }

    private static Score in(ScoringMode mode, Score score) {
        Instrument instrument = score.instrument();
        return new Score(
                score.completion(),
                new Instrument(instrument.judgeModel(), instrument.profile(), mode, instrument.scaleHash()),
                score.thresholds(),
                score.readings(),
                score.judgeUsage(),
                score.outcome(),
                score.scoredAt());
    }

    private String id() {
        return gold.instrument().id();
    }

    private void send(List<Score> scores) {
        List<Future<?>> sent = new ArrayList<>();
        scores.forEach(score ->
                sent.add(producer.send(new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score)))));
        producer.flush();
        assertThat(sent).allMatch(Future::isDone);
    }

    private JsonPath rates() {
        return given().get("/api/v1/probes/" + sample.probe() + "/rates").jsonPath();
    }

    private JsonPath report() {
        JsonPath all = given().get("/api/v1/instruments").jsonPath();
        int place = all.getList("id", String.class).indexOf(id());
        return all.setRootPath("[" + place + "]");
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private void awaitAnswers(int number) {
        await().atMost(PATIENCE).until(() -> rates().getList("models.answers").equals(List.of(number)));
    }

    private void awaitGauge(String name, String more, double value) {
        await().atMost(PATIENCE).until(() -> gauge(name, more) == value);
    }

    /** NaN where there is none. */
    private double gauge(String name, String more) {
        String labels = "{instrument=\"" + id() + "\",judge=\"" + judge + "\"" + more + "}";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }
}
