package io.plumbline.gateway.questions.file;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** Refuses a request because of a question set or a question file. The message names the place and the reason. */
public final class QuestionSetException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Refuses a request.
     *
     * @param field the invalid field: {@code questionSets}, {@code variants}, {@code profile}, {@code name} or {@code file}
     * @param detail the reason
     */
    public QuestionSetException(String field, String detail) {
        super(Problem.invalid(List.of(new Problem.FieldError("/" + field, detail))), detail);
        this.field = requireNonNull(field, "field");
    }

    /** The request's invalid field. */
    public String field() {
        return field;
    }
}
