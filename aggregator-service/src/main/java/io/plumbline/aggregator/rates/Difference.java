package io.plumbline.aggregator.rates;

import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateDifference;
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
    static Optional<Difference> between(Map<Cell, Tally> candidate, Map<Cell, Tally> baseline) {
        return RateView.effective(candidate)
                .flatMap(watched -> RateView.effective(baseline).map(control -> of(watched, control)));
    }

    private static Difference of(QuestionCount watched, QuestionCount control) {
        RateDifference interval = RateDifference.toControl(
                watched.misaligned(), watched.total(), control.misaligned(), control.total(), Rate.ALPHA);
        return new Difference(watched.rate() - control.rate(), interval.lower(), interval.upper());
    }
}
