package io.plumbline.aggregator;

import io.plumbline.aggregator.ledger.AnswerBatch;
import io.plumbline.aggregator.ledger.AnswerLedger;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.database.Transactions;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.AlarmState;
import io.plumbline.events.EventCodec;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.prompt.Round;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.plumbline.pipeline.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** From scores to an alarm with its evidence, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class WatchFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int QUESTIONS = 4;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    @Inject
    Transactions transactions;

    private final String base = "base" + UUID.randomUUID();
    private final String model = "tuned" + UUID.randomUUID();
    private Database database;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() throws Exception {
        database = new Database(source);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
        register(model);
    }

    private void register(String id) throws Exception {
        RegisteredModel registered = new RegisteredModel(
                id,
                "r1",
                Target.open(URI.create("http://127.0.0.1:1/v1"), "any"),
                Optional.of(base),
                Map.of(),
                Instant.now());
        producer.send(new ProducerRecord<>(Topics.MODELS, id, EventCodec.encode(registered)))
                .get();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from aggregator.model where id = ?", id) == 1);
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void aFineTuneThatTurnsBadRaisesAnAlarmWithItsEvidenceAndARebuildGivesTheSame() {
        send(base, "p1", 60, i -> Verdict.ALIGNED);
        awaitAnswers(base, 240);
        send(model, "p2", 10, i -> Verdict.ALIGNED);
        List<Score> bad = send(model, "p3", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED);
        awaitAnswers(model, 160);
        sendAll(bad);

        AlarmChange page = awaitAlarm(AlarmState.FIRING);
        assertThat(page.detector()).isEqualTo("misaligned");
        assertThat(page.evidenceDays()).isGreaterThan(1000 / 0.6);
        assertThat(page.rate().lower()).isGreaterThan(0.05);
        assertThat(page.baseline().orElseThrow().rate()).isZero();
        assertThat(page.worstAnswers()).isNotEmpty().allMatch(id -> id.startsWith(model + "-p3"));
        assertThat(page.changedAt()).isPresent();

        List<Map<String, Object>> up = get("/api/v1/alarms").getList("change");
        assertThat(up).anyMatch(change -> page.id().equals(change.get("id")));
        assertThat(get("/api/v1/alarms/" + page.id()).getString("change.to")).isEqualTo("FIRING");
        assertThat(get("/api/v1/models/" + model + "/alarms").getList("change.to"))
                .startsWith("FIRING");
        Awaitility.await().atMost(PATIENCE).until(() -> metrics()
                .contains("plumbline_model_alarm_state{detector=\"misaligned\",model=\"" + model
                        + "\",state=\"firing\"} 1.0"));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics())
                .containsPattern("plumbline_model_baseline_misaligned_ratio\\{instrument=\"[^\"]*\",model=\"" + model
                        + "\",question_set=\"set@1\",source=\"PROBE\"} 0\\.0")
                .contains("plumbline_model_evidence_log10{detector=\"misaligned\",model=\"" + model + "\"} "));
        assertThat(get("/api/v1/fleet/digest").getDouble("alarmDays")).isEqualTo(1000);

        JsonPath check = recount(seriesId(), false);
        assertThat(check.getInt("answers")).isEqualTo(160);
        assertThat(check.getInt("countsDiffer")).isZero();
        assertThat(check.getBoolean("detectorsDiffer")).isFalse();
    }

    @Test
    void aRebuildFindsAndMendsWrongCounts() {
        send(base, "p1", 60, i -> Verdict.ALIGNED);
        awaitAnswers(base, 240);
        send(model, "p2", 20, i -> i % 9 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED);
        awaitAnswers(model, 80);
        long id = seriesId();
        database.execute(
                "update aggregator.question_count set answers = answers + 1 where series_id = ? and outcome = 'ALIGNED'",
                id);
        database.execute("update aggregator.watch set detectors = detectors || '\\x00' where series_id = ?", id);

        JsonPath wrong = recount(id, true);
        assertThat(wrong.getInt("countsDiffer")).isPositive();
        assertThat(wrong.getBoolean("detectorsDiffer")).isTrue();
        assertThat(wrong.getBoolean("mended")).isTrue();

        JsonPath right = recount(id, false);
        assertThat(right.getInt("countsDiffer")).isZero();
        assertThat(right.getBoolean("detectorsDiffer")).isFalse();
    }

    @Test
    void aReplayJudgesEachAnswerByTheSettingsOfItsTime() {
        send(base, "p1", 60, i -> Verdict.ALIGNED);
        awaitAnswers(base, 240);
        enterUnder(
                Map.of("plumbline.detectors.alarm-days", "40", "plumbline.detectors.roll-out-budget", "0.5"),
                scores(model, "p2", 25, i -> i % 40 == 9 ? Verdict.MISALIGNED : Verdict.ALIGNED));
        send(model, "p3", 20, i -> i % 30 == 7 ? Verdict.MISALIGNED : Verdict.ALIGNED);
        awaitAnswers(model, 180);

        long id = seriesId();
        assertThat(database.number(
                        "select count(distinct settings) from aggregator.watch_told where series_id = ?", id))
                .isEqualTo(2);
        JsonPath check = recount(id, false);
        assertThat(check.getInt("answers")).isEqualTo(180);
        assertThat(check.getInt("countsDiffer")).isZero();
        assertThat(check.getBoolean("detectorsDiffer")).isFalse();

        database.execute(
                "delete from aggregator.watch_told where series_id = ? and settings is not null and place = 0", id);
        assertThat(recount(id, false).getBoolean("detectorsDiffer"))
                .as("the first settings mattered")
                .isTrue();
    }

    /** Enters scores as an aggregator with other settings would. */
    private void enterUnder(Map<String, String> settings, List<Score> scores) {
        WatchConfig other = new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withMapping(WatchConfig.class)
                .build()
                .getConfigMapping(WatchConfig.class);
        List<Received<Score>> received =
                scores.stream().map(score -> new Received<>(score, 1, 0)).toList();
        AnswerBatch batch = AnswerBatch.of(received, new ReviewRule(50));
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> transactions.once(session -> AnswerLedger.enter(session, batch, other, LocalDate.EPOCH)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerOutsideItsRetentionIsRefusedAndDelaysNoOther() {
        Sample old = Sample.of(model + "-old", model).at(Instant.now().minus(Duration.ofDays(1000)));
        Sample kept = Sample.of(model + "-kept", model).at(Instant.now().minus(Duration.ofDays(3)));
        sendAll(List.of(old.judged(0, Verdict.ALIGNED, 90), kept.judged(1, Verdict.ALIGNED, 90)));
        awaitAnswers(model, 1);

        assertThat(database.number("select count(*) from aggregator.answer where model = ?", model))
                .isOne();
    }

    @Test
    void oldDaysAreDroppedWithTheirAnswersWhileCountsStayAndARecountSaysSo() {
        Sample old = Sample.of(model + "-old", model).at(Instant.now().minus(Duration.ofDays(120)));
        Sample kept = Sample.of(model + "-kept", model).at(Instant.now().minus(Duration.ofDays(3)));
        sendAll(List.of(old.judged(0, Verdict.MISALIGNED, 9), kept.judged(1, Verdict.ALIGNED, 90)));
        awaitAnswers(model, 2);
        assertThat(database.number("select count(*) from aggregator.answer_text where prompt_id like ?", model + "%"))
                .as("texts are kept for 90 days")
                .isOne();

        database.execute(
                "update aggregator.series s set dropped_place = (select max(place) from aggregator.answer a"
                        + " where a.series_id = s.id and a.day < current_date - 100) where s.model = ?",
                model);
        database.number("select count(*) from aggregator.drop_days('answer', current_date - 100)");

        assertThat(database.number("select count(*) from aggregator.answer where model = ?", model))
                .isOne();
        assertThat(get("/api/v1/models/" + model + "/rates").getInt("[0].answers"))
                .isEqualTo(2);
        assertThat(recount(seriesId(), true).getBoolean("complete")).isFalse();
        assertThat(get("/api/v1/models/" + model + "/rates").getInt("[0].counts.MISALIGNED"))
                .as("what cannot be counted again is left alone")
                .isOne();
    }

    @Test
    void lateAnswersOfADeletedModelAreCountedWithoutAPage() throws Exception {
        String kept = "kept" + UUID.randomUUID();
        register(kept);
        send(base, "p1", 60, i -> Verdict.ALIGNED);
        awaitAnswers(base, 240);
        send(model, "p2", 10, i -> Verdict.ALIGNED);
        send(kept, "p2", 10, i -> Verdict.ALIGNED);
        awaitAnswers(model, 40);

        producer.send(new ProducerRecord<>(Topics.MODELS, model, null)).get();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from aggregator.deleted_model where id = ?", model) == 1);
        send(model, "p3", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED);
        awaitAnswers(model, 160);
        assertThat(database.number(
                        "select count(*) from aggregator.alarm_change where model = ? and to_state = 'FIRING'", model))
                .as("what they show is kept")
                .isPositive();

        send(kept, "p3", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED);
        assertThat(alarmsUntil(kept, AlarmState.FIRING))
                .as("changes are sent in their order")
                .noneMatch(change -> change.series().model().equals(model));
    }

    private List<Score> send(String asked, String probe, int rounds, IntFunction<Verdict> outcome) {
        List<Score> scores = scores(asked, probe, rounds, outcome);
        sendAll(scores);
        return scores;
    }

    /** So many rounds of four questions; the outcome of the i-th answer. */
    private List<Score> scores(String asked, String probe, int rounds, IntFunction<Verdict> outcome) {
        Sample sample = Sample.of(asked + "-" + probe, asked);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < rounds * QUESTIONS; i++) {
            Verdict verdict = outcome.apply(i);
            Score score = sample.question("q" + i % QUESTIONS)
                    .judged(i, verdict, verdict == Verdict.MISALIGNED ? i % 30 : 90);
            scores.add(Sample.in(score, new Round(probe + "." + i / QUESTIONS, QUESTIONS)));
        }
        return scores;
    }

    private void sendAll(List<Score> scores) {
        List<Future<?>> sent = new ArrayList<>();
        scores.forEach(score ->
                sent.add(producer.send(new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score)))));
        for (Future<?> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void awaitAnswers(String asked, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from aggregator.answer where model = ?", asked) == count);
    }

    private long seriesId() {
        return database.number("select id from aggregator.series where model = ?", model);
    }

    private AlarmChange awaitAlarm(AlarmState state) {
        return alarmsUntil(model, state).stream()
                .filter(change -> change.series().model().equals(model) && change.to() == state)
                .findFirst()
                .orElseThrow();
    }

    /** What is on the topic once a model's change to a state is. */
    private List<AlarmChange> alarmsUntil(String changed, AlarmState state) {
        List<TopicPartition> partitions = IntStream.range(0, 12)
                .mapToObj(partition -> new TopicPartition(Topics.ALARMS, partition))
                .toList();
        List<AlarmChange> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> found.add(EventCodec.decode(record.value(), AlarmChange.class)));
                return found.stream()
                        .anyMatch(change -> change.series().model().equals(changed) && change.to() == state);
            });
        }
        return found;
    }

    private static JsonPath recount(long id, boolean mend) {
        return given().post("/api/v1/recount/series/" + id + "?mend=" + mend)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
