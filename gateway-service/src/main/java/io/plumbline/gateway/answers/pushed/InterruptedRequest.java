package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.body.BodyRefusedException;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The problem of a request that ended early, with the report of the lines that were taken until then. */
final class InterruptedRequest {

    private static final Logger LOG = Logger.getLogger(InterruptedRequest.class);
    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "1");

    private InterruptedRequest() {}

    /** The failure as a problem with the report so far; an unknown failure before the first line stays as it is. */
    static Throwable problem(Throwable failure, RequestTally tally) {
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
        Problem problem = known.orElseGet(() -> Problem.unavailable(
                "the gateway failed part way: send the lines again that the report does not cover"));
        return new ProblemException(
                tally.isEmpty() ? problem : problem.after(tally.report()), headers(failure, problem.status()));
    }

    private static Map<String, String> headers(Throwable failure, int status) {
        if (failure instanceof ProblemException known && !known.headers().isEmpty()) {
            return known.headers();
        }
        return status == 503 ? RETRY_SOON : Map.of();
    }

    private static Optional<Problem> problem(Throwable failure) {
        Throwable reason = failure.getCause() instanceof BodyRefusedException refused ? refused : failure;
        if (reason instanceof BodyRefusedException refused) {
            return Optional.of(refused.problem());
        }
        return reason instanceof ProblemException known ? Optional.of(known.problem()) : Optional.empty();
    }
}
