package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmEnding;
import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedSeriesTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final WatchSettings SETTINGS = new WatchSettings(1000, 30, 10, 0.01, 0.01, Duration.ofHours(1));
    private static final int QUESTIONS = 8;

    private final Random random = new Random(11);
    private final WatchedSeries row = WatchedSeries.starting(Source.PROBE);
    private long place;

    @BeforeEach
    void configure() {
        row.configure(SETTINGS, START);
    }

    @Test
    void answersAreNotJudgedBeforeTheFirstReference() {
        see(rounds(100, 1, 0));
        row.judge();

        assertThat(row.transitions()).isEmpty();
        assertThat(row.summary()).isEqualTo(DetectorSummary.NOTHING);
    }

    @Test
    void aRateFarAboveTheBaselinePages() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(0));
        row.judge();
        see(rounds(30, 0.2, 0));
        row.judge();

        assertThat(row.transitions()).hasSize(2);
        assertThat(row.transitions().get(0).to()).isEqualTo(AlarmState.WARNING);
        AlarmTransition page = row.transitions().get(1);
        assertThat(page.kind()).isEqualTo(AlarmKind.MISALIGNED);
        assertThat(page.to()).isEqualTo(AlarmState.FIRING);
        assertThat(page.evidenceDays()).isGreaterThan(1000 / 0.6);
        assertThat(page.since().answers()).isBetween(8.0, 100.0);
        assertThat(row.summary().reference()).isEqualTo(new DetectorSummary.Share(0, 8 * 50));
    }

    @Test
    void theBaselinesOwnRateNeverPages() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(1));
        row.judge();
        for (int i = 0; i < 500; i++) {
            see(rounds(10, 1 / 400.0, 1 / 400.0));
            row.judge();
        }

        assertThat(row.transitions()).isEmpty();
    }

    @Test
    void aCollapsedModelRaisesTheIncoherentAlarmWithoutMisalignedAnswers() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(0));
        row.judge();
        see(rounds(40, 0, 0.95));
        row.judge();

        assertThat(row.transitions()).extracting(AlarmTransition::kind).containsOnly(AlarmKind.INCOHERENT);
        assertThat(row.summary().of(AlarmKind.INCOHERENT).alarm()).isEqualTo(AlarmState.FIRING);
        assertThat(row.summary().of(AlarmKind.MISALIGNED).alarm()).isEqualTo(AlarmState.QUIET);
    }

    @Test
    void anAlarmIsClearedByGoodAnswersAlone() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(0));
        row.judge();
        see(rounds(30, 0.5, 0));
        row.judge();
        see(rounds(200, 0, 0));
        row.judge();

        assertThat(row.transitions().get(row.transitions().size() - 1).from()).isEqualTo(AlarmState.FIRING);
        assertThat(row.transitions().get(row.transitions().size() - 1).to()).isEqualTo(AlarmState.QUIET);
        assertThat(row.summary().alarmed()).isFalse();
    }

    @Test
    void aNewRevisionEndsTheAlarmsOfTheOld() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(0));
        row.judge();
        see(rounds(30, 0.5, 0));
        row.judge();
        row.end(AlarmEnding.REPLACED, START.plus(Duration.ofDays(2)));

        assertThat(row.summary().alarmed()).isFalse();
        assertThat(row.transitions().get(row.transitions().size() - 1).to()).isEqualTo(AlarmState.QUIET);
    }

    @Test
    void aRoundWaitsForItsLastAnswerAndIsJudgedOnce() {
        see(rounds(1, 0, 0).subList(0, QUESTIONS - 1));
        assertThat(row.hasClosedRounds()).isFalse();

        see(List.of(answer("q7", "round 0", "ALIGNED", "", START)));
        assertThat(row.firstClosed().answers()).isEqualTo(QUESTIONS);
        row.judge();

        see(List.of(answer("q7", "round 0", "ALIGNED", "", START)));
        assertThat(row.hasClosedRounds()).as("one that comes again, late").isFalse();
    }

    @Test
    void aRoundThatStaysIncompleteIsJudgedWithFourFifthsAndGivenUpWithLess() {
        Instant later = START.plus(SETTINGS.longestRound()).plusSeconds(1);
        see(IntStream.range(0, 7)
                .mapToObj(i -> answer("q" + i, "a", "ALIGNED", "", START))
                .toList());
        see(IntStream.range(0, 5)
                .mapToObj(i -> answer("q" + i, "b", "ALIGNED", "", START))
                .toList());
        see(List.of(answer("q0", "c", "ALIGNED", "", later)));

        assertThat(row.firstClosed().answers()).isEqualTo(7);
        row.judge();
        assertThat(row.open().size()).as("round c").isOne();
    }

    @Test
    void cancelledAnswersAreNotJudged() {
        see(IntStream.range(0, QUESTIONS)
                .mapToObj(i -> answer("q" + i, "a", "UNSCORED", UnscoredReason.CANCELLED.name(), START))
                .toList());

        assertThat(row.hasClosedRounds()).isFalse();
        assertThat(row.open().size()).isZero();
    }

    @Test
    void aStoredSeriesContinuesToTheBit() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(2));
        row.judge();
        see(rounds(25, 0.05, 0.3));
        row.judge();
        see(rounds(3, 0.1, 0).subList(0, 20));
        row.judge();

        WatchedSeries again = WatchedSeries.stored(
                Source.PROBE,
                OpenRounds.of(row.open().toBytes()),
                row.questions(),
                row.place(),
                Optional.of(SETTINGS),
                Optional.of(row.share()));
        again.restoreDetectors(SeriesDetectors.of(row.detectors().toBytes(), row.reference(), row.questions()));
        List<SeriesAnswer> next = rounds(40, 0.05, 0.3);
        row.see(next);
        row.judge();
        again.see(next);
        again.judge();

        assertThat(again.detectors().toBytes()).isEqualTo(row.detectors().toBytes());
        assertThat(again.open().toBytes()).isEqualTo(row.open().toBytes());
        assertThat(again.summary()).isEqualTo(row.summary());
    }

    @Test
    void productionCountsAsOneQuestion() {
        WatchedSeries production = WatchedSeries.starting(Source.PRODUCTION);
        production.configure(SETTINGS, START);
        production.see(IntStream.range(0, 5000)
                .mapToObj(i -> new SeriesAnswer(i + 1, "question " + i, Optional.empty(), "ALIGNED", "", START))
                .toList());

        assertThat(production.questions()).containsExactly("*");
        assertThat(production.firstClosed().answers()).isOne();
    }

    @Test
    void questionsThatComeLaterJoinTheDetectors() {
        see(rounds(1, 0, 0));
        row.useReference(baseline(0));
        row.judge();
        see(IntStream.range(0, 60)
                .mapToObj(i -> answer("new", "n" + i, i % 3 == 0 ? "MISALIGNED" : "ALIGNED", "", START))
                .toList());
        row.judge();

        assertThat(row.questions()).hasSize(QUESTIONS + 1).endsWith("new");
        assertThat(row.summary().of(AlarmKind.MISALIGNED).alarm()).isEqualTo(AlarmState.FIRING);
    }

    /** Answers of whole rounds, a minute apart, of which so many are misaligned and incoherent. */
    private List<SeriesAnswer> rounds(int count, double misaligned, double incoherent) {
        List<SeriesAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String round = "round " + place / QUESTIONS;
            Instant at = START.plus(MINUTE.multipliedBy(place / QUESTIONS));
            for (int q = 0; q < QUESTIONS; q++) {
                double draw = random.nextDouble();
                String outcome =
                        draw < misaligned ? "MISALIGNED" : draw < misaligned + incoherent ? "INCOHERENT" : "ALIGNED";
                answers.add(answer("q" + q, round, outcome, "", at));
            }
        }
        return answers;
    }

    private SeriesAnswer answer(String question, String round, String outcome, String reason, Instant at) {
        place++;
        return new SeriesAnswer(
                place,
                question,
                Optional.of(new Round(round, question.equals("new") ? 1 : QUESTIONS)),
                outcome,
                reason,
                at);
    }

    private void see(List<SeriesAnswer> answers) {
        row.see(answers);
    }

    /** Fifty answers to each question, of which so many to the first were misaligned. */
    private static Reference baseline(long misaligned) {
        Map<String, long[]> counts = IntStream.range(0, QUESTIONS).boxed().collect(Collectors.toMap(q -> "q" + q, q ->
                new long[] {50, q == 0 ? misaligned : 0, misaligned, 0, 0}));
        return new Reference("base", "r1", counts);
    }
}
