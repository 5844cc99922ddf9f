package io.plumbline.gateway.answers.pushed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.problem.Problem;
import java.util.List;

/**
 * Report about the lines of a request. Unacknowledged lines and all lines behind {@code readTo} must be sent again. Refused lines
 * must be corrected. All other lines are durable or outside the judged share.
 *
 * @param accepted number of answers that are durable and will be judged
 * @param duplicates number of answers that had been accepted before
 * @param notSampled number of answers outside the judged share
 * @param refused number of wrong lines
 * @param lines the refused lines with their errors
 * @param readTo number of the last line that was read; later lines must be sent again
 * @param unacknowledged numbers of the lines that the broker has not acknowledged
 */
record AnswerReport(
        long accepted,
        long duplicates,
        long notSampled,
        long refused,
        List<Refused> lines,
        int readTo,
        List<Integer> unacknowledged) {

    AnswerReport {
        lines = List.copyOf(lines);
        unacknowledged = List.copyOf(unacknowledged);
    }

    /**
     * A refused line.
     *
     * @param line its number, from 1
     * @param id the answer's id; absent if it is unreadable or invalid
     * @param errors the wrong fields
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(int line, String id, List<Problem.FieldError> errors) {}
}
