package io.plumbline.gateway.recurring.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as callers see it.
 *
 * @param id names it
 * @param schedule what it does, as it was given
 * @param enabled whether it runs
 * @param nextRunAt when it runs next; absent where it does not
 * @param lastRunAt when it ran last
 * @param lastProbes ids of that run's probes
 * @param lastProblem why the last run asked less than it should; absent where it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleView(
        String id,
        ScheduleSpec schedule,
        boolean enabled,
        Instant nextRunAt,
        Instant lastRunAt,
        List<String> lastProbes,
        String lastProblem) {

    static ScheduleView of(ScheduleRow row) {
        return new ScheduleView(
                row.id,
                row.spec,
                row.enabled,
                row.enabled ? row.nextAt : null,
                row.lastAt,
                row.lastProbes(),
                row.lastProblem);
    }
}
