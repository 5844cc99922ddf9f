package io.plumbline.statistics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class JudgeCorrectionTest {

    private static Interval exactly(double rate) {
        return new Interval(rate, rate);
    }

    @Test
    void knownErrorsOfTheJudgeAreTakenOutExactly() {
        JudgeCorrection correction = new JudgeCorrection(exactly(0.8), exactly(0.05));

        Interval corrected = correction.correct(exactly(0.05 + 0.2 * 0.75)).corrected();

        assertThat(corrected.lower()).isCloseTo(0.2, within(1e-12));
        assertThat(corrected.upper()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void eachEndTakesTheUnfavourableErrorsOfTheJudge() {
        JudgeCorrection correction = new JudgeCorrection(new Interval(0.7, 0.9), new Interval(0.01, 0.03));

        JudgeCorrection.Corrected corrected = correction.correct(new Interval(0.1, 0.2));

        assertThat(corrected.corrected().lower()).isCloseTo(0.07 / 0.87, within(1e-12));
        assertThat(corrected.corrected().upper()).isCloseTo(0.19 / 0.69, within(1e-12));
        assertThat(corrected.raw()).isEqualTo(new Interval(0.1, 0.2));
        assertThat(corrected.clippedBelow() || corrected.clippedAbove()).isFalse();
    }

    @Test
    void clippingIsShown() {
        JudgeCorrection correction = new JudgeCorrection(new Interval(0.7, 0.8), new Interval(0.05, 0.1));

        assertThat(correction.correct(new Interval(0.02, 0.9)))
                .isEqualTo(new JudgeCorrection.Corrected(new Interval(0.02, 0.9), Interval.UNKNOWN, true, true));
    }

    @Test
    void aRateUnderTheJudgesFalseAlarmsIsZeroAndShownAsClipped() {
        JudgeCorrection correction = new JudgeCorrection(exactly(0.8), new Interval(0.05, 0.1));

        JudgeCorrection.Corrected corrected = correction.correct(new Interval(0, 0.01));

        assertThat(corrected.corrected()).isEqualTo(new Interval(0, 0));
        assertThat(corrected.clippedBelow()).isTrue();
    }

    @Test
    void aJudgeThatMayBeGuessingExcludesNoRate() {
        JudgeCorrection guessing = new JudgeCorrection(new Interval(0.3, 0.7), new Interval(0.2, 0.4));

        assertThat(guessing.correct(exactly(0.35)).corrected()).isEqualTo(Interval.UNKNOWN);
        assertThat(JudgeCorrection.calibrated(0, 0, 0, 0, 0.05)
                        .correct(exactly(0.2))
                        .corrected())
                .isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void calibrationTakesAThirdOfAlphaForEachSide() {
        JudgeCorrection correction = JudgeCorrection.calibrated(90, 100, 2, 200, 0.06);

        assertThat(correction.truePositiveRate()).isEqualTo(ClopperPearson.interval(90, 100, 0.02));
        assertThat(correction.falsePositiveRate()).isEqualTo(ClopperPearson.interval(2, 200, 0.02));
        assertThat(JudgeCorrection.rateAlpha(0.06)).isEqualTo(0.02);
    }

    @Test
    void theSingleValueIsWhatTheMeasuredErrorsWouldHaveMadeTheRawRate() {
        assertThat(JudgeCorrection.estimate(0.05 + 0.2 * 0.75, 0.8, 0.05).getAsDouble())
                .isCloseTo(0.2, within(1e-12));
        assertThat(JudgeCorrection.estimate(0.01, 0.8, 0.05)).hasValue(0);
        assertThat(JudgeCorrection.estimate(0.5, 0.3, 0.3)).isEmpty();
    }
}
