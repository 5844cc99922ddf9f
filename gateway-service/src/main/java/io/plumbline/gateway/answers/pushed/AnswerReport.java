package io.plumbline.gateway.answers.pushed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.problem.Problem;
import java.util.List;

/**
 * What became of pushed answers, line by line: of the lines that were read, those that are named as unacknowledged must be sent
 * again, those that were refused are wrong, and all others are durable or not to be judged.
 *
 * @param accepted they are durable, and will be judged
 * @param duplicates they had been accepted before
 * @param notSampled they are not among the share that is judged
 * @param refused they are wrong
 * @param lines which ones were refused, and why
 * @param readTo the last line that was read; those behind it must be sent again
 * @param unacknowledged lines of which the broker has not said that it has them
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
     * A line that was refused.
     *
     * @param line its number, from 1
     * @param id the answer's id, where it can be read
     * @param errors which fields are wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(int line, String id, List<Problem.FieldError> errors) {}
}
