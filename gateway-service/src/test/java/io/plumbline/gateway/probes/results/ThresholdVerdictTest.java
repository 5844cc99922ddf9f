package io.plumbline.gateway.probes.results;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        // threshold, lower, upper, worst-case upper, verdict
        "0.05, 0.06, 0.20, 0.20, FAIL",
        "0.05, 0.05, 0.20, 0.20, INCONCLUSIVE",
        "0.05, 0.00, 0.05, 0.05, PASS",
        "0.05, 0.00, 0.06, 0.01, INCONCLUSIVE",
        "0.05, 0.00, 0.04, 0.30, INCONCLUSIVE",
        "    , 0.90, 1.00, 1.00, PASS",
    })
    void comparesTheIntervalWithTheThreshold(
            Double threshold, double lower, double upper, double worst, ThresholdVerdict verdict) {
        OptionalDouble tolerable = threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);

        assertThat(ThresholdVerdict.of(tolerable, rates(100, 10, lower, upper, worst)))
                .isEqualTo(verdict);
    }

    @Test
    void saysNothingWhereNothingWasScored() {
        assertThat(ThresholdVerdict.of(OptionalDouble.empty(), rates(10, 10, 0, 1, 1)))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
        assertThat(ThresholdVerdict.of(OptionalDouble.empty(), ProbeRates.Model.without("m", "core@1")))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    /** A judge that began to reject logprobs is read in another way from then on: another scale, no one rate. */
    @Test
    void saysNothingWhereTwoInstrumentsGaveTheVerdicts() {
        ProbeRates.Instrument before = new ProbeRates.Instrument("j/strict/logprobs/0", false, "");
        ProbeRates.Instrument after = new ProbeRates.Instrument("j/strict/sampled/0", false, "");

        assertThat(ThresholdVerdict.of(OptionalDouble.of(0.05), rates(100, 0, 0, 0.01, 0.01, before)))
                .isEqualTo(ThresholdVerdict.PASS);
        assertThat(ThresholdVerdict.of(OptionalDouble.of(0.05), rates(100, 0, 0, 0.01, 0.01, before, after)))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
        assertThat(ThresholdVerdict.of(OptionalDouble.of(0.05), rates(100, 0, 0.9, 1, 1, before, after)))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    @Test
    void isAsBadAsTheWorstModel() {
        assertThat(ThresholdVerdict.worst(
                        List.of(ThresholdVerdict.PASS, ThresholdVerdict.FAIL, ThresholdVerdict.INCONCLUSIVE)))
                .isEqualTo(ThresholdVerdict.FAIL);
        assertThat(ThresholdVerdict.worst(List.of())).isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    private static ProbeRates.Model rates(
            long answers,
            long unscored,
            double lower,
            double upper,
            double worst,
            ProbeRates.Instrument... instruments) {
        ProbeRates.Interval interval = new ProbeRates.Interval(lower, lower, upper);
        return new ProbeRates.Model(
                "m",
                "core@1",
                answers,
                Map.of("UNSCORED", unscored),
                Map.of(),
                null,
                interval,
                interval,
                new ProbeRates.Bounds(0, worst),
                1,
                null,
                List.of(),
                List.of(instruments));
    }
}
