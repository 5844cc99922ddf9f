package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import io.plumbline.reports.rates.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The rates of a model of the fleet.
 *
 * @param rate misaligned answers among the scored ones, with the anytime-valid interval: of the last seven days if these have
 *     answers, else of all answers; absent without an answer
 * @param recent whether {@code rate} is that of the last seven days
 * @param base the rate of the baseline, by the model's instrument; absent without a baseline or without its answers
 * @param steps misaligned share of the scored answers in steps of the last seven days, newest last; null for a step without
 *     scored answers
 */
@Report
public record FleetRates(Optional<Rate> rate, boolean recent, Optional<Rate> base, List<Double> steps) {

    public FleetRates {
        rate = rate == null ? Optional.empty() : rate;
        base = base == null ? Optional.empty() : base;
        steps = Collections.unmodifiableList(new ArrayList<>(steps));
    }
}
