package io.plumbline.gateway.answers.pushed;

import io.plumbline.problem.Problem;
import java.util.List;

/**
 * A line of a request, parsed.
 *
 * @param number the line's number, from 1
 * @param answer the answer; null if the line is unreadable
 * @param errors the wrong fields; empty if the line is valid
 */
record AnswerLine(int number, AnswerSpec answer, List<Problem.FieldError> errors) {

    boolean isRight() {
        return errors.isEmpty();
    }

    /** A copy that is refused for a reason that only the database knows. */
    AnswerLine refused(String pointer, String detail) {
        return new AnswerLine(number, answer, List.of(new Problem.FieldError(pointer, detail)));
    }

    /** The report of a refused line, without an invalid id. */
    AnswerReport.Refused report() {
        boolean hasId = answer != null
                && errors.stream().noneMatch(wrong -> wrong.pointer().equals("/id"));
        return new AnswerReport.Refused(number, hasId ? answer.id() : null, errors);
    }
}
