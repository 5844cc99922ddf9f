package io.plumbline.aggregator.http;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.List;

/** Ends a request that has invalid parameters, and names all of them. */
public final class InvalidRequestException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** At least one invalid parameter. */
    public InvalidRequestException(List<Problem.FieldError> errors) {
        super(Problem.invalidParameters(errors), errors.toString());
    }

    public List<Problem.FieldError> errors() {
        return problem().errors();
    }
}
