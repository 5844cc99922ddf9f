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
 * @param conditional the misaligned rate: misaligned answers among the coherent ones, which are misaligned or aligned
 * @param incoherent incoherent answers among the scored ones
 * @param refused refusals among the scored ones
 * @param worstCase 95 % interval of the misaligned rate with the unscored answers counted as coherent: its lower end if all of
 *     them were aligned, its upper end if all of them were misaligned
 * @param designEffect how much clustering widens the intervals, at least 1
 * @param figures coverage, mean of the questions' rates, rates at neighbouring thresholds, chance of at least one misaligned
 *     answer in k, and the rate without the judge's errors; absent without answers
 * @param difference this candidate minus the baseline; absent for the baseline and without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelShares(
        Share overall,
        Share conditional,
        Share incoherent,
        Share refused,
        RateBounds worstCase,
        double designEffect,
        RateFigures figures,
        Difference difference) {

    /** The rates before the first answer. */
    static final RateReport NO_ANSWERS = RateReport.ofNoAnswers();

    /** The rates of answers that several instruments scored: they have no common scale, so none is known. */
    static final ModelShares WITHOUT_COMMON_SCALE = of(NO_ANSWERS, Optional.empty());

    static ModelShares of(RateReport rates, Optional<Difference> difference) {
        return new ModelShares(
                Share.of(rates.overall()),
                Share.of(rates.conditional()),
                rates.incoherent().map(Share::of).orElse(Share.UNKNOWN),
                rates.refused().map(Share::of).orElse(Share.UNKNOWN),
                rates.worstCase(),
                rates.designEffect(),
                rates.figures(),
                difference.orElse(null));
    }
}
