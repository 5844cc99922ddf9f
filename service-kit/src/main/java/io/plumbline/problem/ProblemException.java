package io.plumbline.problem;

import java.util.Map;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** Ends the request with a problem and further headers, such as {@code Retry-After}. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        this(problem, headers, problem.detail() + " " + problem.errors());
    }

    /** Ends the request with a problem; the message is for logs and for code that catches the exception. */
    protected ProblemException(Problem problem, String message) {
        this(problem, Map.of(), message);
    }

    private ProblemException(Problem problem, Map<String, String> headers, String message) {
        super(message);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public Problem problem() {
        return problem;
    }

    /** Further headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
