package io.plumbline.gateway.recurring.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A schedule, as the API answers it.
 *
 * @param id id of the schedule
 * @param schedule its settings, as the caller sent them
 * @param enabled whether it runs
 * @param nextRunAt when it runs next; absent if it is disabled
 * @param lastRunAt when it ran last; absent before its first run
 * @param lastProbes ids of the last run's probes
 * @param lastProblem why the last run asked less than its settings demand; absent if it asked all
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
