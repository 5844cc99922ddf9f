package io.plumbline.gateway.answers.pushed;

import io.plumbline.problem.Problem;
import java.util.List;

/**
 * A line as it was read.
 *
 * @param number from 1
 * @param answer null where it cannot be read
 * @param errors what is wrong with it; empty where nothing is
 */
record AnswerLine(int number, AnswerSpec answer, List<Problem.FieldError> errors) {

    boolean isRight() {
        return errors.isEmpty();
    }

    /** The same refused for something that only the database could tell. */
    AnswerLine refused(String pointer, String detail) {
        return new AnswerLine(number, answer, List.of(new Problem.FieldError(pointer, detail)));
    }

    /** An id that is none is not shown. */
    AnswerReport.Refused report() {
        boolean hasId = answer != null
                && errors.stream().noneMatch(wrong -> wrong.pointer().equals("/id"));
        return new AnswerReport.Refused(number, hasId ? answer.id() : null, errors);
    }
}
