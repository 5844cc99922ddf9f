package io.plumbline.gateway.probes;

import io.plumbline.events.target.Target;
import java.util.List;
import java.util.Map;

/**
 * Progress of one lane: a {@link LaneRow} without its bitmaps.
 *
 * @param model id of the registered model
 * @param revision the model's revision when the probe was submitted
 * @param target the endpoint that is called
 * @param role candidate or baseline
 * @param total number of its prompts
 * @param nextIndex prompts with a lower index have been released
 * @param finishedCount number of prompts with an outcome
 * @param counts finished prompts by outcome
 * @param unscored prompts without a verdict, by reason
 * @param lastFailure latest reason for a missing verdict, in words; null if there was none
 * @param waitingFor why the gateway releases no further prompt for now; null if it may
 */
public record LaneState(
        String model,
        String revision,
        Target target,
        LaneRow.Role role,
        int total,
        int nextIndex,
        int finishedCount,
        Map<String, Integer> counts,
        Map<String, Integer> unscored,
        String lastFailure,
        String waitingFor) {

    /** Reads the progress from loaded rows. */
    public static List<LaneState> of(List<LaneRow> rows) {
        return rows.stream()
                .map(row -> new LaneState(
                        row.model,
                        row.revision,
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
