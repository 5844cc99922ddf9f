package io.plumbline.gateway.console.fleet;

import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.StateLabel;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.fleet.FleetState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page of the fleet.
 *
 * @param filter the query of the page
 * @param total number of registered models
 * @param matching number of models that match the filter
 * @param first place of the first row, from 1; 0 without rows
 * @param last place of the last row
 * @param states number of models in each state, the most urgent state first
 * @param rows the models of this page
 */
public record FleetView(
        FleetFilter filter, int total, int matching, int first, int last, List<State> states, List<FleetRow> rows) {

    /** A state, its number of models, and the page that shows only these. */
    public record State(StateLabel word, int models, String address, boolean chosen) {}

    /**
     * The view of the aggregator's page.
     *
     * @param notes the newest note about the alarms of a model, by model
     */
    static FleetView of(FleetFilter filter, FleetReport page, Map<String, String> notes) {
        List<FleetRow> rows = page.models().stream()
                .map(model -> new FleetRow(model, filter, page.at(), notes.getOrDefault(model.model(), "")))
                .toList();
        return new FleetView(
                filter,
                page.total(),
                page.matching(),
                rows.isEmpty() ? 0 : page.first() + 1,
                page.first() + rows.size(),
                states(filter, page.states()),
                rows);
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public boolean hasNext() {
        return last < matching;
    }

    public String previousPage() {
        return filter.at(filter.page() - 1);
    }

    public String nextPage() {
        return filter.at(filter.page() + 1);
    }

    /** The states that have models; the chosen state also without models, so that a click on it can end the filter. */
    private static List<State> states(FleetFilter filter, Map<FleetState, Integer> numbers) {
        return Stream.of(FleetState.values())
                .filter(state ->
                        numbers.getOrDefault(state, 0) > 0 || state.name().equals(filter.state()))
                .map(state -> {
                    boolean chosen = state.name().equals(filter.state());
                    return new State(
                            new StateLabel(state),
                            numbers.getOrDefault(state, 0),
                            filter.in(chosen ? "" : state.name()),
                            chosen);
                })
                .toList();
    }
}
