package io.plumbline.gateway.http;

import java.util.Map;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** Ends it with this one. */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** Ends it with this one and further headers, such as {@code Retry-After}. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        this(problem, headers, problem.detail() + " " + problem.errors());
    }

    /** Ends it with this one, with a message for those who catch it. */
    protected ProblemException(Problem problem, String message) {
        this(problem, Map.of(), message);
    }

    private ProblemException(Problem problem, Map<String, String> headers, String message) {
        super(message);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }

    /** Headers that go with it. */
    Map<String, String> headers() {
        return headers;
    }
}
