package io.plumbline.gateway.answers.pushed.body;

import io.plumbline.problem.Problem;
import java.io.IOException;

/** Ends the reading of a body that is too large, too slow or invalid. */
public final class BodyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BodyRefusedException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** The problem for the caller. */
    public Problem problem() {
        return problem;
    }
}
