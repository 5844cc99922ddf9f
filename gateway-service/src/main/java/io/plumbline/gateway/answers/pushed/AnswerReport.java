package io.plumbline.gateway.answers.pushed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Report about the lines of a request. Unacknowledged lines and all lines behind {@code readTo} must be sent again. Refused lines
 * must be corrected. All other lines are durable or outside the judged share.
 *
 * @param accepted number of answers that are durable and will be judged
 * @param duplicates number of answers that were pushed before with equal id and text, whatever their time
 * @param notSampled number of answers outside the judged share
 * @param refused number of wrong lines
 * @param changed number of the refused lines whose id was pushed before with another conversation or answer; the first one
 *     counts
 * @param lines the first 1,000 refused lines with their errors
 * @param unlisted number of refused lines that {@code lines} leaves out
 * @param readTo number of the last line that was read; later lines must be sent again
 * @param unacknowledged numbers of the lines that the broker has not acknowledged
 * @param idsKept how long ids are remembered, as ISO 8601 duration: an id that is pushed again later counts again; absent for ever
 */
record AnswerReport(
        long accepted,
        long duplicates,
        long notSampled,
        long refused,
        long changed,
        List<Refused> lines,
        long unlisted,
        int readTo,
        List<Integer> unacknowledged,
        @JsonInclude(JsonInclude.Include.NON_NULL) String idsKept) {

    AnswerReport {
        lines = List.copyOf(lines);
        unacknowledged = List.copyOf(unacknowledged);
    }

    /** The report of a gateway that remembers ids for this long; for ever if empty. */
    AnswerReport remembering(Optional<Duration> kept) {
        return new AnswerReport(
                accepted,
                duplicates,
                notSampled,
                refused,
                changed,
                lines,
                unlisted,
                readTo,
                unacknowledged,
                kept.map(Duration::toString).orElse(null));
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
