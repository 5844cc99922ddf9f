package io.plumbline.statistics.detection;

import io.plumbline.statistics.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class MixtureDetectorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double HOUR = 1 / 24.0;

    /** Round, question, misaligned share, then R[0], R[5], R[10] and V after it. */
    private static final double[][] INDEPENDENTLY_COMPUTED = {
        {0, 0, 0, .041458333333, .039482133333, .018760174421, .032530628965},
        {0, 1, 0, .041251041667, .037412132461, .0084466594637, .033230814115},
        {1, 0, 0, .082503119792, .074932792584, .022563233737, .063319589212},
        {1, 1, .2, .086215760182, .11029052015, .13420165408, .1106870537},
        {2, 0, .4, .15281950008, .4626675721, 3.9465689613, .92279633674},
        {2, 1, 0, .15205540258, .43841046649, 1.7769197299, .64682958576},
        {3, 0, 1, .28961449353, 2.9718940651, 100.79665241, 17.171627685},
        {3, 1, .6, .33160859509, 7.4904664123, 1707.7894772, 204.30730845},
        {4, 0, .2, .40873641163, 15.035246356, 19546.743053, 1946.3127914}
    };

    private static final NullRates TWO_QUESTIONS = NullRates.of(new double[] {.01, .02}, new double[] {.02, .05});

    /** Never pages, however clear the case: nothing is frozen. */
    private static final DetectorSettings NEVER = DetectorSettings.DEFAULTS.withAlarmDays(1e300);

    private static MixtureDetector detector(DetectorSettings settings, NullRates nulls) {
        return new MixtureDetector(settings, nulls, DetectorState.starting(START, nulls.questions()));
    }

    @Test
    void evidenceEqualsTheIndependentlyComputedOneAfterEveryAnswer() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);
        for (double[] row : INDEPENDENTLY_COMPUTED) {
            if (row[1] == 0) {
                detector.beginRound(START.plus(Duration.ofHours((long) row[0] + 1)));
            }
            detector.fold((int) row[1], row[2] * 5, 5);

            assertThat(detector.state().pooled[0]).is(Figures.closeTo(row[3]));
            assertThat(detector.state().pooled[5]).is(Figures.closeTo(row[4]));
            assertThat(detector.state().pooled[10]).is(Figures.closeTo(row[5]));
            assertThat(detector.evidenceDays()).is(Figures.closeTo(row[6]));
            if (row[1] == 1) {
                assertThat(detector.endRound().isFiring()).isFalse();
            }
        }
        assertThat(detector.endRound().isFiring()).isTrue();
    }

    @Test
    void warnsFirstThenPagesWithTheEvidenceAndTheEstimatedChange() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, NullRates.uniform(0.01, 1));
        answerEveryMinute(detector, 600, 0);

        Alarm alarm = detector.state().alarm();
        assertThat(alarm).isEqualTo(new Alarm.Quiet());
        while (alarm.equals(new Alarm.Quiet())) {
            alarm = answerEveryMinute(detector, 1, 1);
        }
        assertThat(alarm).isEqualTo(new Alarm.Warned());
        while (!alarm.isFiring()) {
            alarm = answerEveryMinute(detector, 1, 1);
        }
        Alarm.Firing firing = (Alarm.Firing) alarm;
        assertThat(firing.evidenceDays()).isGreaterThanOrEqualTo(1_000);
        assertThat(firing.change().firstAnswer()).isEqualTo(600);
        assertThat(firing.change().rate()).isOne();
    }

    @Test
    void evidenceIsFrozenWhileFiringAndTheSegmentBeginsAnewAtTheAllClear() {
        MixtureDetector detector = fired(NullRates.uniform(0.01, 1));
        double frozen = detector.evidenceDays();

        answerEveryMinute(detector, 50, 1);
        assertThat(detector.evidenceDays()).isEqualTo(frozen);
        int aligned = 0;
        while (detector.state().alarm().isFiring()) {
            answerEveryMinute(detector, 1, 0);
            aligned++;
        }
        assertThat(aligned).isBetween(100, 400);
        assertThat(detector.evidenceDays()).isZero();
        assertThat(detector.state().answers()).isZero();
    }

    @Test
    void ratesBetweenNullAndBadKeepAnAlarmFiring() {
        MixtureDetector detector = fired(NullRates.uniform(0.01, 1));
        for (int i = 0; i < 20_000; i++) {
            answerEveryMinute(detector, 1, i % 25 == 0 ? 1 : 0);
        }
        assertThat(detector.state().alarm().isFiring()).isTrue();
    }

    @Test
    void neitherInfinityNorNotANumberComesOfAMillionMisalignedAnswers() {
        MixtureDetector detector = detector(NEVER, NullRates.uniform(0.001, 2));
        for (int i = 0; i < 500_000; i++) {
            detector.beginRound(1);
            detector.fold(0, 1, 1);
            detector.fold(1, 1, 1);
            detector.endRound();
        }
        assertThat(detector.evidenceDays()).isFinite().isGreaterThan(1e280);
        assertThat(detector.state().toNumbers()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        for (int i = 0; i < 200_000; i++) {
            detector.beginRound(1);
            detector.fold(0, 0, 1);
            detector.endRound();
        }
        assertThat(detector.evidenceDays(0)).isBetween(0.0, 200.0);
    }

    @Test
    void aMillionAlignedAnswersNeverAlarm() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, NullRates.uniform(0.002, 1));

        assertThat(answerEveryMinute(detector, 1_000_000, 0)).isEqualTo(new Alarm.Quiet());
        assertThat(detector.evidenceDays()).isPositive().isLessThan(1);
    }

    @Test
    void skippingAlignedRoundsGivesWhatFoldingThemOneByOneDoes() {
        MixtureDetector folded = detector(NEVER, TWO_QUESTIONS);
        MixtureDetector skipped = detector(NEVER, TWO_QUESTIONS);
        for (int gap : new int[] {1, 7, 300, 2, 1_000}) {
            for (int i = 0; i < gap; i++) {
                round(folded, 0, 0);
            }
            skipped.skipAlignedRounds(gap, HOUR);
            assertSameUpToRounding(folded, skipped);
            round(folded, 1, 0);
            round(skipped, 1, 0);
            assertSameUpToRounding(folded, skipped);
        }
    }

    @Test
    void aReplayGivesTheSameStateToTheLastBit() {
        assertThat(replayed(23, 0)).isEqualTo(replayed(23, 0)).isNotEqualTo(replayed(24, 0));
    }

    @Test
    void storingAndRestoringInTheMiddleKeepsTheState() {
        assertThat(replayed(23, 100)).isEqualTo(replayed(23, 0));
    }

    @Test
    void aCopyIsIndependentOfItsOriginal() {
        MixtureDetector detector = detector(NEVER, TWO_QUESTIONS);
        round(detector, 1, 0);
        DetectorState copy = detector.state().copy();
        double[] before = copy.toNumbers();

        round(detector, 1, 1);

        assertThat(copy.toNumbers()).isEqualTo(before);
        assertThat(detector.state()).isNotEqualTo(copy);
    }

    @Test
    void alarmsSurviveStorage() {
        DetectorState firing = fired(NullRates.uniform(0.01, 1)).state();

        assertThat(firing.copy().alarm()).isEqualTo(firing.alarm());
        assertThat(firing.copy()).isEqualTo(firing).hasSameHashCodeAs(firing);
    }

    @Test
    void numbersOfAnotherLayoutAreRefused() {
        double[] numbers = DetectorState.starting(START, 3).toNumbers();
        numbers[1] = 4;

        assertThatIllegalArgumentException().isThrownBy(() -> DetectorState.of(numbers));
        assertThatIllegalArgumentException().isThrownBy(() -> DetectorState.of(new double[0]));
    }

    @Test
    void longSilenceCountsAsOneDayAndTimeRunningBackwardsAsNone() {
        MixtureDetector detector = detector(NEVER, TWO_QUESTIONS);

        detector.beginRound(START.plus(Duration.ofDays(40)));
        assertThat(detector.pooledEvidenceDays()).isEqualTo(1);
        detector.beginRound(START.plus(Duration.ofDays(39)));
        detector.beginRound(START.plus(Duration.ofDays(40)));
        assertThat(detector.pooledEvidenceDays()).isEqualTo(1);
    }

    @Test
    void anAnnouncedRollOutHeadsStartsByItsBudget() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);

        detector.announceRollOut();

        assertThat(detector.pooledEvidenceDays()).isEqualTo(10);
        assertThat(answersUntilPage(true)).isLessThan(answersUntilPage(false));
    }

    @Test
    void lateAnswersCountButAreNoEvidence() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);
        round(detector, 0, 0);
        double evidence = detector.evidenceDays();

        detector.count(3, 4);

        assertThat(detector.evidenceDays()).isEqualTo(evidence);
        assertThat(detector.state().misaligned()).isEqualTo(3);
        assertThat(detector.state().answers()).isEqualTo(6);
    }

    @Test
    void aQuestionWithoutAnswersIsIgnored() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);
        DetectorState before = detector.state().copy();

        detector.fold(1, 0, 0);

        assertThat(detector.state()).isEqualTo(before);
    }

    @Test
    void temperingSlowsTheEvidenceDown() {
        MixtureDetector plain = detector(NEVER, TWO_QUESTIONS);
        MixtureDetector tempered = detector(NEVER.withDispersion(2), TWO_QUESTIONS);
        for (int i = 0; i < 5; i++) {
            round(plain, 1, 1);
            round(tempered, 1, 1);
        }
        assertThat(Math.log(tempered.evidenceDays()) / Math.log(plain.evidenceDays()))
                .isCloseTo(0.5, within(0.2));
    }

    @Test
    void theQuestionThatTurnedBadHasTheMostEvidenceOfItsOwn() {
        MixtureDetector detector = detector(NEVER, TWO_QUESTIONS);
        for (int i = 0; i < 20; i++) {
            round(detector, 0, 1);
        }
        assertThat(detector.evidenceDays(1)).isGreaterThan(1e6 * detector.evidenceDays(0));
    }

    @Test
    void impossibleCountsAndUnfittingNullsAreRefused() {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);

        assertThatIllegalArgumentException().isThrownBy(() -> detector.fold(0, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> detector.fold(0, Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MixtureDetector(DetectorSettings.DEFAULTS, NullRates.uniform(0.1, 3), detector.state()))
                .withMessageContaining("3 questions");
        assertThatIllegalArgumentException().isThrownBy(() -> NullRates.uniform(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DetectorSettings.DEFAULTS.withAlarmDays(30));
    }

    private static Alarm answerEveryMinute(MixtureDetector detector, int answers, double misaligned) {
        Alarm alarm = detector.state().alarm();
        for (int i = 0; i < answers; i++) {
            detector.beginRound(1 / 1440.0);
            detector.fold(0, misaligned, 1);
            alarm = detector.endRound();
        }
        return alarm;
    }

    private static MixtureDetector fired(NullRates nulls) {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS.withDispersion(1), nulls);
        while (!answerEveryMinute(detector, 1, 1).isFiring()) {
            assertThat(detector.state().answers()).isLessThan(100);
        }
        return new MixtureDetector(new DetectorSettings(1_000, 30, 1, 0.8, 1, 1, 0.01), nulls, detector.state());
    }

    private static void round(MixtureDetector detector, double first, double second) {
        detector.beginRound(HOUR);
        detector.fold(0, first, 1);
        detector.fold(1, second, 1);
        detector.endRound();
    }

    private static void assertSameUpToRounding(MixtureDetector folded, MixtureDetector skipped) {
        double[] expected = folded.state().toNumbers();
        double[] actual = skipped.state().toNumbers();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("number %s", i)
                    .isCloseTo(expected[i], within(1e-10 * Math.abs(expected[i]) + 1e-12));
        }
    }

    private static int answersUntilPage(boolean announced) {
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, NullRates.uniform(0.01, 1));
        answerEveryMinute(detector, 1_000, 0);
        if (announced) {
            detector.announceRollOut();
        }
        int answers = 0;
        while (!answerEveryMinute(detector, 1, answers % 4 == 3 ? 1 : 0).isFiring()) {
            answers++;
        }
        return answers;
    }

    /** @param every the state goes through its stored form after so many rounds; 0 for never */
    private static DetectorState replayed(long seed, int every) {
        SplittableRandom random = new SplittableRandom(seed);
        MixtureDetector detector = detector(DetectorSettings.DEFAULTS, TWO_QUESTIONS);
        Instant time = START;
        for (int i = 1; i <= 3_000; i++) {
            double rate = i > 1_000 && i < 1_500 ? 0.3 : 0.01;
            time = time.plusMillis(random.nextInt(7_200_000));
            detector.beginRound(time);
            detector.fold(0, random.nextDouble() < rate ? 1 : 0, 3);
            detector.fold(1, random.nextDouble() < rate ? 2 : 0, 3);
            detector.endRound();
            if (every > 0 && i % every == 0) {
                detector = new MixtureDetector(
                        DetectorSettings.DEFAULTS,
                        TWO_QUESTIONS,
                        DetectorState.of(detector.state().toNumbers()));
            }
        }
        return detector.state();
    }
}
