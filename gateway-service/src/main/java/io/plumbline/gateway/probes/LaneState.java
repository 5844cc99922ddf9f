package io.plumbline.gateway.probes;

import io.plumbline.events.target.Target;
import java.util.List;
import java.util.Map;

/**
 * How far one model of a probe is: what {@link LaneRow} says without its bitmaps.
 *
 * @param model id of the registered model
 * @param target where it is called
 * @param role why it is in the probe
 * @param total its prompts
 * @param nextIndex all below have been released
 * @param finishedCount those with an outcome
 * @param counts finished ones by outcome
 * @param unscored those without a verdict by reason
 * @param lastFailure the last reason in words; null where there was none
 * @param waitingFor why nothing more is released for now; null where nothing stands in the way
 */
public record LaneState(
        String model,
        Target target,
        LaneRow.Role role,
        int total,
        int nextIndex,
        int finishedCount,
        Map<String, Integer> counts,
        Map<String, Integer> unscored,
        String lastFailure,
        String waitingFor) {

    /** The same of rows that are at hand. */
    public static List<LaneState> of(List<LaneRow> rows) {
        return rows.stream()
                .map(row -> new LaneState(
                        row.model,
                        row.target,
                        row.role,
                        row.total,
                        row.nextIndex,
                        row.finishedCount,
                        row.counts,
                        row.unscored,
                        row.lastFailure,
                        row.waitingFor))
                .toList();
    }
}
