package io.plumbline.gateway.problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Ends it with this one. */
    public ProblemException(Problem problem) {
        super(problem.detail() + " " + problem.errors());
        this.problem = problem;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
