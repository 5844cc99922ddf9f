package io.plumbline.cli.replies;

import java.util.List;

/**
 * A schedule and its runs.
 *
 * @param id the schedule's id
 * @param schedule its definition
 * @param nextRunAt time of the next run; null if it is not enabled
 * @param lastRunAt time of the last run; null before the first
 * @param lastProblem why the last run asked less than it should; null if it did not
 */
@ReplyOf(value = "GET /api/v1/schedules", list = "schedules")
public record ScheduleReply(String id, Definition schedule, String nextRunAt, String lastRunAt, String lastProblem) {

    /**
     * The definition of a schedule.
     *
     * @param model id of the model
     * @param questionSets names of question sets
     * @param cron five fields as in crontab; null with an interval
     * @param every ISO 8601 duration between runs; null with a cron expression
     */
    public record Definition(String model, List<String> questionSets, String cron, String every) {}
}
