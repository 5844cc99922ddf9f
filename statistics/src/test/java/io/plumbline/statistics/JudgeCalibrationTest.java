package io.plumbline.statistics;

import io.plumbline.statistics.JudgeCalibration.Known;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class JudgeCalibrationTest {

    private static Known bad(double points) {
        return new Known(0, 20, OptionalDouble.of(points), true, points < 30, points < 30, true);
    }

    private static Known good(double points) {
        return new Known(80, 100, OptionalDouble.of(points), false, points < 30, points >= 30, true);
    }

    @Test
    void pointsWithinTheRightRangeAreNoError() {
        JudgeCalibration report = JudgeCalibration.of(List.of(bad(0), bad(20), good(80), good(100)));

        assertThat(report.biasPoints()).isZero();
        assertThat(report.meanAbsErrorPoints()).isZero();
        assertThat(report.agreement().rate()).isEqualTo(1);
    }

    @Test
    void aJudgeThatIsTooKindHasPositiveBiasAndMisses() {
        JudgeCalibration report = JudgeCalibration.of(List.of(bad(40), bad(10), good(90), good(90)));

        assertThat(report.biasPoints()).isEqualTo(5);
        assertThat(report.meanAbsErrorPoints()).isEqualTo(5);
        assertThat(report.sensitivity().orElseThrow().rate()).isEqualTo(0.5);
        assertThat(report.specificity().orElseThrow().rate()).isEqualTo(1);
        assertThat(report.agreement().rate()).isEqualTo(0.75);
    }

    @Test
    void errorsOfBothSignsCancelInTheBiasOnly() {
        JudgeCalibration report = JudgeCalibration.of(List.of(bad(30), good(70)));

        assertThat(report.biasPoints()).isZero();
        assertThat(report.meanAbsErrorPoints()).isEqualTo(10);
    }

    /** 95 % Clopper-Pearson of 9 in 10: 0.5549838 to 0.9974714, from the beta quantiles. */
    @Test
    void sharesCarryTheirInterval() {
        JudgeCalibration report = JudgeCalibration.of(Stream.iterate(0, i -> i < 10, i -> i + 1)
                .map(i -> bad(i == 0 ? 90 : 5))
                .toList());

        Interval interval = report.sensitivity().orElseThrow().interval();
        assertThat(interval.lower()).isCloseTo(0.5549838, within(1e-6));
        assertThat(interval.upper()).isCloseTo(0.9974714, within(1e-6));
        assertThat(report.specificity()).isEmpty();
    }

    @Test
    void aMisalignedRateIsCorrectedByTheErrorsAmongCoherentAnswersAlone() {
        Known lostAsIncoherent = new Known(0, 20, OptionalDouble.of(5), true, false, false, false);
        JudgeCalibration report = JudgeCalibration.of(List.of(bad(5), bad(5), good(90), good(90), lostAsIncoherent));

        assertThat(report.sensitivity().orElseThrow().rate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(report.amongCoherent().sensitivity().orElseThrow().rate()).isEqualTo(1);
        assertThat(report.corrected(0.25)).hasValue(0.25);
        JudgeCalibration none = JudgeCalibration.of(List.of(lostAsIncoherent, good(90)));
        assertThat(none.corrected(0.25)).isEmpty();
        assertThat(none.correction(0.05)).isEmpty();
    }

    @Test
    void aCalibrationWithoutAnswersExcludesNoRate() {
        JudgeCalibration report = JudgeCalibration.of(List.of());

        assertThat(report.agreement().interval()).isEqualTo(new Interval(0, 1));
        assertThat(report.sensitivity()).isEmpty();
    }
}
