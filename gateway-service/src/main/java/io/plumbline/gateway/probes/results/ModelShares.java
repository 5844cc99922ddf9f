package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateFigures;
import io.plumbline.reports.rates.RateReport;
import java.util.Optional;

/**
 * The rates of a model on one question set.
 *
 * @param overall misaligned answers among the scored ones
 * @param conditional misaligned answers among those that are misaligned or aligned
 * @param worstCase bounds of the misaligned share, whatever the outcomes of the unscored answers would have been
 * @param designEffect how much clustering widens the intervals, at least 1
 * @param figures coverage, mean of the questions' rates, rates at neighbouring thresholds, chance of at least one misaligned
 *     answer in k, and the rate without the judge's errors; absent without answers
 * @param difference this candidate minus the baseline; absent for the baseline and without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelShares(
        Share overall,
        Share conditional,
        RateBounds worstCase,
        double designEffect,
        RateFigures figures,
        Difference difference) {

    static ModelShares of(RateReport rates, Optional<Difference> difference) {
        return new ModelShares(
                Share.of(rates.overall()),
                Share.of(rates.conditional()),
                rates.worstCase(),
                rates.designEffect(),
                rates.figures(),
                difference.orElse(null));
    }

    /** The rates before the first answer. */
    static ModelShares unknown(Optional<Difference> difference) {
        return new ModelShares(Share.UNKNOWN, Share.UNKNOWN, new RateBounds(0, 1), 1, null, difference.orElse(null));
    }
}
