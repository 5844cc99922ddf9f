package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.body.BodyRefusedException;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Why a request ends before all of its lines are taken, in words for the caller, who must know which lines are. */
final class InterruptedRequest {

    private static final Logger LOG = Logger.getLogger(InterruptedRequest.class);
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    private InterruptedRequest() {}

    /** The failure with what had been taken by then; one before any line stays as it is. */
    static Throwable told(Throwable failure, RequestTally tally) {
        Optional<Problem> known = problem(failure);
        if (known.isEmpty() && tally.isEmpty()) {
            return failure;
        }
        if (known.isEmpty()) {
            LOG.errorf(
                    failure,
                    "pushed answers are taken in part readTo=%d",
                    tally.report().readTo());
        }
        Problem problem = known.orElseGet(() -> Problem.unavailable("the gateway could not go on"));
        return new ProblemException(
                tally.isEmpty() ? problem : problem.after(tally.report()), problem.status() == 503 ? SOON : Map.of());
    }

    private static Optional<Problem> problem(Throwable failure) {
        Throwable reason = failure.getCause() instanceof BodyRefusedException refused ? refused : failure;
        if (reason instanceof BodyRefusedException refused) {
            return Optional.of(refused.problem());
        }
        return reason instanceof ProblemException known ? Optional.of(known.problem()) : Optional.empty();
    }
}
