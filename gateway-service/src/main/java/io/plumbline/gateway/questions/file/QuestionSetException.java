package io.plumbline.gateway.questions.file;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** What the caller asked of a question set, or wrote into a question file, cannot be done; the message says where and why. */
public final class QuestionSetException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Refuses a request.
     *
     * @param field the request's field that is wrong: {@code questionSets}, {@code variants}, {@code profile} or {@code file}
     * @param detail why, for a person
     */
    public QuestionSetException(String field, String detail) {
        super(Problem.invalid(List.of(new Problem.FieldError("/" + field, detail))), detail);
        this.field = requireNonNull(field, "field");
    }

    /** The request's field that is wrong. */
    public String field() {
        return field;
    }
}
