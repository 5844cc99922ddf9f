package io.plumbline.gateway.answers.pushed.body;

import io.plumbline.problem.Problem;
import java.io.IOException;

/** A body is not read to its end. */
public final class BodyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BodyRefusedException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
