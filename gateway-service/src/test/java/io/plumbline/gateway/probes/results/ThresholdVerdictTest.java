package io.plumbline.gateway.probes.results;

import io.plumbline.reports.rates.RateBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        assertThat(ThresholdVerdict.of(tolerable, counts(100, 10), rates(lower, upper, worst), 1))
                .isEqualTo(verdict);
    }

    @Test
    void isInconclusiveWithoutAScoredAnswer() {
        assertThat(ThresholdVerdict.of(OptionalDouble.empty(), counts(10, 10), rates(0, 1, 1), 1))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
        assertThat(ThresholdVerdict.of(
                        OptionalDouble.empty(), AnswerCounts.NONE, ModelShares.unknown(Optional.empty()), 0))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    /** A judge that begins to reject logprobs is read in another way from then on: another scale, so no common rate. */
    @Test
    void isInconclusiveIfTwoInstrumentsGaveTheVerdicts() {
        OptionalDouble threshold = OptionalDouble.of(0.05);

        assertThat(ThresholdVerdict.of(threshold, counts(100, 0), rates(0, 0.01, 0.01), 1))
                .isEqualTo(ThresholdVerdict.PASS);
        assertThat(ThresholdVerdict.of(threshold, counts(100, 0), rates(0, 0.01, 0.01), 2))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
        assertThat(ThresholdVerdict.of(threshold, counts(100, 0), rates(0.9, 1, 1), 2))
                .isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    @Test
    void isAsBadAsTheWorstModel() {
        assertThat(ThresholdVerdict.worst(
                        List.of(ThresholdVerdict.PASS, ThresholdVerdict.FAIL, ThresholdVerdict.INCONCLUSIVE)))
                .isEqualTo(ThresholdVerdict.FAIL);
        assertThat(ThresholdVerdict.worst(List.of())).isEqualTo(ThresholdVerdict.INCONCLUSIVE);
    }

    private static AnswerCounts counts(long answers, long unscored) {
        return new AnswerCounts(answers, Map.of("UNSCORED", unscored), Map.of(), null);
    }

    private static ModelShares rates(double lower, double upper, double worst) {
        Share share = new Share(lower, lower, upper);
        return new ModelShares(share, share, new RateBounds(0, worst), 1, null, null);
    }
}
