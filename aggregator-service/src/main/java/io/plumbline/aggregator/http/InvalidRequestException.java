package io.plumbline.aggregator.http;

import java.util.List;

/** Ends a request whose parameters are wrong, with all that is wrong about them. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem.Wrong> errors;

    public InvalidRequestException(List<Problem.Wrong> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, at least one entry. */
    public List<Problem.Wrong> errors() {
        return errors;
    }
}
