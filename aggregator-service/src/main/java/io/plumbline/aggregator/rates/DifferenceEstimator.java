package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.reports.rates.Difference;
import io.plumbline.statistics.PairedDifference;
import io.plumbline.statistics.PairedDifference.Pair;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateDifference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes differences of two models' rates with 95 % intervals out of counts. */
public final class DifferenceEstimator {

    private DifferenceEstimator() {}

    /** Empty if either has no coherent answer. */
    static Optional<Difference> between(
            Map<QuestionVariant, OutcomeCounts> candidate, Map<QuestionVariant, OutcomeCounts> baseline) {
        return RateReports.effective(candidate)
                .flatMap(watched -> RateReports.effective(baseline).map(control -> of(watched, control)));
    }

    /** Paired by question; empty if no question has coherent answers on both sides. */
    public static Optional<Difference> paired(List<Pair> questions) {
        return PairedDifference.of(questions, RateEstimator.ALPHA)
                .map(difference -> of(difference.value(), difference.interval()));
    }

    /** For counts of independent answers; both must have coherent answers. */
    public static Difference of(QuestionCount watched, QuestionCount control) {
        return of(
                watched.rate() - control.rate(),
                RateDifference.toControl(
                        watched.misaligned(),
                        watched.total(),
                        control.misaligned(),
                        control.total(),
                        RateEstimator.ALPHA));
    }

    private static Difference of(double rate, RateDifference interval) {
        return new Difference(rate, interval.lower(), interval.upper());
    }
}
