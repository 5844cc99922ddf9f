package io.plumbline.gateway.probes;

import io.plumbline.events.Target;
import java.util.List;
import java.util.Map;

/** How far one model of a probe is: what {@link ProbeModelRow} says without its bitmaps. */
record LaneState(
        String model,
        Target target,
        ProbeModelRow.Role role,
        int total,
        int nextIndex,
        int finishedCount,
        Map<String, Integer> counts,
        Map<String, Integer> unscored,
        String lastFailure,
        String waitingFor) {

    static List<LaneState> of(List<ProbeModelRow> rows) {
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
