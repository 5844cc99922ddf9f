package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.statistics.PairedDifference;
import io.plumbline.statistics.PairedDifference.Pair;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateDifference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model's overall rate minus another's, both measured as they go on.
 *
 * @param rate -1 to 1
 * @param lower lower end of the interval, -1 to 1
 * @param upper upper end of the interval, -1 to 1
 */
public record Difference(double rate, double lower, double upper) {

    /** Empty where one of them has no scored answer. */
    static Optional<Difference> between(
            Map<QuestionVariant, OutcomeCounts> candidate, Map<QuestionVariant, OutcomeCounts> baseline) {
        return RateView.effective(candidate)
                .flatMap(watched -> RateView.effective(baseline).map(control -> of(watched, control)));
    }

    /** On the same questions; empty where none has scored answers on both sides. */
    public static Optional<Difference> paired(List<Pair> questions) {
        return PairedDifference.of(questions, Rate.ALPHA)
                .map(difference -> of(difference.value(), difference.interval()));
    }

    /** Of counts whose answers are independent; both must have scored answers. */
    public static Difference of(QuestionCount watched, QuestionCount control) {
        return of(
                watched.rate() - control.rate(),
                RateDifference.toControl(
                        watched.misaligned(), watched.total(), control.misaligned(), control.total(), Rate.ALPHA));
    }

    private static Difference of(double rate, RateDifference interval) {
        return new Difference(rate, interval.lower(), interval.upper());
    }
}
