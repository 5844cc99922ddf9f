package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A page of the fleet, the most urgent models first.
 *
 * @param at when the states were computed
 * @param total number of registered models, at least 0
 * @param states number of models in each state, among those that the text and the label of the query match; states without
 *     models are left out
 * @param matching number of models that the whole query matches, at least 0
 * @param first place of the page's first model among the matching ones, from 0
 * @param models the page
 */
@Report
public record FleetReport(
        Instant at, int total, Map<FleetState, Integer> states, int matching, int first, List<FleetModel> models) {

    public FleetReport {
        models = List.copyOf(models);
    }
}
