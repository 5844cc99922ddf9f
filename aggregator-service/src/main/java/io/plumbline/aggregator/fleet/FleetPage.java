package io.plumbline.aggregator.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.aggregator.rates.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some models, the most urgent first.
 *
 * @param at when this was so
 * @param total registered models
 * @param states how many of those that text and label name are in each state
 * @param matching those that the whole query names
 * @param first place of the first of the page, from 0
 * @param models the page
 */
record FleetPage(Instant at, int total, Map<FleetState, Integer> states, int matching, int first, List<Model> models) {

    /**
     * A model.
     *
     * @param model its id
     * @param revision what is deployed
     * @param labels for people
     * @param baseline id of the model that it is compared with
     * @param state in one word
     * @param alarms those that are up
     * @param answers all attempts of this revision under its present instrument
     * @param coverage share of them that have a verdict, 0 to 1; 0 at n = 0
     * @param answeredAt when the newest answer was given
     * @param silenceSeconds without an answer for longer it is blind
     * @param scheduled whether a schedule says so
     * @param rate misaligned among the scored, with its anytime-valid interval: of the last seven days where they have
     *     answers, else of all; absent without an answer
     * @param recent whether it is of the last seven days
     * @param base the same of the baseline, by the same instrument
     * @param steps misaligned among the scored in steps of the last seven days, the newest last; null where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Model(
            String model,
            String revision,
            Map<String, String> labels,
            Optional<String> baseline,
            FleetState state,
            List<Facts.Up> alarms,
            long answers,
            double coverage,
            Optional<Instant> answeredAt,
            long silenceSeconds,
            boolean scheduled,
            Optional<Rate> rate,
            boolean recent,
            Optional<Rate> base,
            List<Double> steps) {}
}
