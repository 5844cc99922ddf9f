package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import io.plumbline.reports.rates.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The rates of a model of the fleet, on one question set by one instrument.
 *
 * @param ratedSet the question set that was asked on the most of the last seven days; absent before the first answer
 * @param rate misaligned answers among the coherent ones, with the anytime-valid interval: of the last seven days if these have
 *     coherent answers, else of all answers; absent without a coherent answer
 * @param recent whether {@code rate} is that of the last seven days
 * @param base the rate of the baseline on that question set by that instrument; absent without a baseline or without its answers
 * @param steps misaligned share of the coherent answers in steps of the last seven days, newest last; null for a step without
 *     coherent answers
 */
@Report
public record FleetRates(
        Optional<RatedSet> ratedSet, Optional<Rate> rate, boolean recent, Optional<Rate> base, List<Double> steps) {

    public FleetRates {
        ratedSet = ratedSet == null ? Optional.empty() : ratedSet;
        rate = rate == null ? Optional.empty() : rate;
        base = base == null ? Optional.empty() : base;
        steps = Collections.unmodifiableList(new ArrayList<>(steps));
    }
}
