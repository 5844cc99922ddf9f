package io.plumbline.aggregator;

import io.plumbline.aggregator.ledger.AnswerBatch;
import io.plumbline.aggregator.ledger.AnswerLedger;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.aggregator.watch.WatchLedger;
import io.plumbline.database.Transactions;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Round;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.plumbline.pipeline.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Why alarms end and why they do not, and one budget for a model's series, on a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class AlarmEndFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int QUESTIONS = 4;
    private static final String OTHER_SET = "set@2";

    @Inject
    DataSource source;

    @Inject
    Transactions transactions;

    @Inject
    WatchConfig config;

    private final String base = "base" + UUID.randomUUID();
    private final String model = "tuned" + UUID.randomUUID();
    private Instant released = Instant.now().minus(Duration.ofHours(2));
    private Database database;
    private int probes;

    @BeforeEach
    void register() {
        database = new Database(source);
        database.execute(
                "do $$ begin perform aggregator.add_day(current_date); perform aggregator.add_day(current_date - 1); end $$");
        database.execute(
                "insert into aggregator.model (id, revision, baseline, labels, registered_at) values (?, 'r1', ?, '{}', now())",
                model,
                base);
    }

    @Test
    void otherJudgesSetsVariantsAndSourcesEndNoAlarm() {
        fire();
        List<UnaryOperator<Score>> others = List.of(
                score -> Sample.judgedBy("another judge", score),
                score -> Sample.judgedBy("the fallback judge", score),
                score -> Sample.on("ad-hoc@7", score),
                score -> Sample.from(Source.PRODUCTION, score));
        for (int turn = 0; turn < 3; turn++) {
            others.forEach(other -> enter(rounds(model, "r1", 1, i -> Verdict.ALIGNED, other)));
            enter(rounds(
                    model, "r1", 1, i -> i % 2 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED, UnaryOperator.identity()));
        }

        assertThat(alarmed()).isOne();
        assertThat(database.number(
                        "select count(*) from aggregator.alarm_change where model = ? and to_state = 'QUIET'", model))
                .isZero();
        assertAgrees();
    }

    @Test
    void aNewRevisionReplacesTheAlarmOfTheOldOneAndLateAnswersDoNotBringItBack() {
        fire();
        List<Score> late = rounds(model, "r1", 12, i -> Verdict.MISALIGNED, UnaryOperator.identity());
        database.execute("update aggregator.model set revision = 'r2' where id = ?", model);
        enter(rounds(model, "r2", 1, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(lastEnding()).isEqualTo("REPLACED");

        enter(late);
        enter(rounds(model, "r1", 12, i -> Verdict.MISALIGNED, score -> Sample.from(Source.PROBE, score)));
        assertThat(alarmed()).as("the registered revision is watched").isZero();
        assertAgrees();
    }

    @Test
    void aSeriesThatIsNotAskedForLongEndsItsAlarmByName() {
        fire();
        database.execute(
                "update aggregator.watch set last_released_at = now() - interval '8 days' where series_id in"
                        + " (select id from aggregator.series where model = ?)",
                model);

        Awaitility.await().atMost(PATIENCE).until(() -> "NOT_ASKED".equals(lastEnding()));
        assertThat(alarmed()).isZero();
        assertAgrees();

        enter(rounds(
                model, "r1", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(alarmed()).as("asked again, it is watched again").isOne();
        assertAgrees();
    }

    @Test
    void aModelsScheduleMayAllowALongerSilence() {
        fire();
        database.execute("update aggregator.model set longest_silence_seconds = 2592000 where id = ?", model);
        database.execute(
                "update aggregator.watch set last_released_at = now() - interval '20 days' where series_id in"
                        + " (select id from aggregator.series where model = ?)",
                model);
        retireIdle();

        assertThat(alarmed()).isOne();
    }

    @Test
    void seriesThatRiseTogetherRaiseAnAlarmBeforeEachWouldAlone() {
        List<UnaryOperator<Score>> sets = List.of(
                UnaryOperator.identity(),
                score -> Sample.on(OTHER_SET, score),
                score -> Sample.on("set@3", score),
                score -> Sample.on("set@4", score));
        sets.forEach(set -> enter(rounds(base, "r1", 60, i -> Verdict.ALIGNED, set)));
        sets.forEach(set -> enter(rounds(model, "r1", 5, i -> Verdict.ALIGNED, set)));
        sets.forEach(set -> enter(rounds(model, "r1", 1, i -> Verdict.ALIGNED, set)));
        assertThat(database.number(
                        "select count(*) from aggregator.watch w join aggregator.series s on s.id = w.series_id"
                                + " where s.model = ? and w.share like '{\"stakes\":0.25,%'",
                        model))
                .as("four series share the budget")
                .isEqualTo(4);
        for (int round = 0; round < 90 && firing() == 0; round++) {
            int bad = round % 5 == 0 ? 0 : QUESTIONS;
            sets.forEach(
                    set -> enter(rounds(model, "r1", 1, i -> i == bad ? Verdict.MISALIGNED : Verdict.ALIGNED, set)));
        }

        assertThat(firing()).isPositive();
        assertThat(database.number(
                        "select count(*) from aggregator.watch_told t join aggregator.series s on s.id = t.series_id"
                                + " where s.model = ? and t.raised is not null",
                        model))
                .as("raised together")
                .isPositive();
        assertAgrees();
    }

    @Test
    void detectorsThatTookAnOutageForCalmBeginAnew() {
        fire();
        database.execute(
                "update aggregator.watch set poisoned = true where series_id in (select id from aggregator.series where model = ?)",
                model);
        enter(rounds(model, "r1", 1, i -> Verdict.ALIGNED, UnaryOperator.identity()));

        assertThat(lastEnding()).isEqualTo("STARTED_ANEW");
        assertThat(database.number(
                        "select count(*) from aggregator.watch w join aggregator.series s on s.id = w.series_id"
                                + " where s.model = ? and w.reference is not null and not w.poisoned",
                        model))
                .as("the reference is taken again")
                .isOne();
        assertAgrees();

        enter(rounds(
                model, "r1", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(alarmed()).isOne();
        assertAgrees();
    }

    @Test
    void aBaselineAskedDuringAnOutageIsNoReferenceUntilItHasVerdicts() {
        enter(unscored(base, 60));
        enter(rounds(model, "r1", 20, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(references()).isEmpty();

        enter(rounds(base, "r1", 60, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(rounds(model, "r1", 20, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(references()).containsExactly(base + " r1");
    }

    @Test
    void aNewRevisionOfTheBaselineTakesTheOldOnesPlace() {
        enter(rounds(base, "r1", 120, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(rounds(model, "r1", 20, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(references()).containsExactly(base + " r1");

        List<Score> late = rounds(base, "r1", 1, i -> Verdict.ALIGNED, UnaryOperator.identity());
        enter(rounds(base, "r2", 55, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(late);
        enter(rounds(model, "r1", 30, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(references()).as("220 answers are enough").containsExactly(base + " r2");
        assertAgrees();
    }

    @Test
    void aScoreFromTheFutureBlindsNoDetector() {
        enter(rounds(base, "r1", 60, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(rounds(model, "r1", 10, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        Instant nextYear = Instant.now().plus(Duration.ofDays(365));
        enter(rounds(model, "r1", 1, i -> Verdict.ALIGNED, score -> Sample.scoredAt(nextYear, score)));
        assertThat(database.number("select count(*) from aggregator.answer where model = ? and ahead", model))
                .isEqualTo(QUESTIONS);
        assertAgrees();

        enter(rounds(
                model, "r1", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(firing()).isOne();
        assertAgrees();
    }

    private void fire() {
        enter(rounds(base, "r1", 60, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(rounds(model, "r1", 10, i -> Verdict.ALIGNED, UnaryOperator.identity()));
        enter(rounds(
                model, "r1", 30, i -> i % 3 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED, UnaryOperator.identity()));
        assertThat(firing()).isOne();
    }

    /** Rounds of four questions, one release after the other; the outcome of the i-th answer. */
    private List<Score> rounds(
            String asked, String revision, int count, IntFunction<Verdict> outcome, UnaryOperator<Score> change) {
        String probe = asked + "-p" + probes++;
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < count * QUESTIONS; i++) {
            released = released.plusSeconds(1);
            Verdict verdict = outcome.apply(i);
            Score score = Sample.of(probe, asked)
                    .revision(revision)
                    .at(released)
                    .question("q" + i % QUESTIONS)
                    .judged(i, verdict, verdict == Verdict.MISALIGNED ? 10 : 90);
            scores.add(change.apply(Sample.in(score, new Round(probe + "." + i / QUESTIONS, QUESTIONS))));
        }
        return scores;
    }

    private List<Score> unscored(String asked, int count) {
        String probe = asked + "-p" + probes++;
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < count * QUESTIONS; i++) {
            released = released.plusSeconds(1);
            Score score = Sample.of(probe, asked)
                    .at(released)
                    .question("q" + i % QUESTIONS)
                    .unscored(i, UnscoredReason.JUDGE_ERROR);
            scores.add(Sample.in(score, new Round(probe + "." + i / QUESTIONS, QUESTIONS)));
        }
        return scores;
    }

    /** Enters scores as one batch. */
    private void enter(List<Score> scores) {
        List<Received<Score>> received =
                scores.stream().map(score -> new Received<>(score, 0, 0)).toList();
        AnswerBatch batch = AnswerBatch.of(received, new ReviewRule(50));
        await(() -> transactions.once(session -> AnswerLedger.enter(session, batch, config, LocalDate.EPOCH)));
    }

    private void retireIdle() {
        await(() -> transactions.once(session -> WatchLedger.retireIdle(session, config, List.of(0))));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private long alarmed() {
        return database.number(
                "select count(*) from aggregator.watch w join aggregator.series s on s.id = w.series_id"
                        + " where s.model = ? and w.alarmed",
                model);
    }

    private long firing() {
        return database.number(
                "select count(*) from aggregator.alarm_change where model = ? and to_state = 'FIRING'", model);
    }

    private String lastEnding() {
        return database.text(
                "select cast(event as jsonb) ->> 'ending' from aggregator.alarm_change"
                        + " where model = ? and to_state = 'QUIET' order by number desc limit 1",
                model);
    }

    /** Model and revision of each reference in use. */
    private List<String> references() {
        Map<String, Long> rows = database.rows(
                "select (cast(w.reference as jsonb) ->> 'model') || ' ' || (cast(w.reference as jsonb) ->> 'revision'), 1"
                        + " from aggregator.watch w join aggregator.series s on s.id = w.series_id"
                        + " where s.model = ? and w.reference is not null",
                model);
        return List.copyOf(rows.keySet());
    }

    /** A replay of each series gives the stored detectors to the bit. */
    private void assertAgrees() {
        Map<String, Long> ids = database.rows("select id, id from aggregator.series where model = ?", model);
        assertThat(ids).isNotEmpty();
        ids.values().forEach(id -> {
            JsonPath check = given().post("/api/v1/recount/series/" + id + "?mend=false")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(check.getInt("countsDiffer")).isZero();
            assertThat(check.getBoolean("detectorsDiffer"))
                    .as("series %s", check.getString("series"))
                    .isFalse();
        });
    }
}
