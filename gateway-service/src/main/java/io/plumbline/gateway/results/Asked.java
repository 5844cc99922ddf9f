package io.plumbline.gateway.results;

import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A question to the aggregator. What it does not know stays a 404; where it is away, the caller is told so. */
public final class Asked {

    private static final Logger LOG = Logger.getLogger(Asked.class);

    private Asked() {}

    /** Asks; a 404 fails as it came, anything else as a problem that names the aggregator. */
    public static <T> Uni<T> of(Supplier<Uni<? extends T>> call) {
        return Uni.createFrom()
                .deferred(call)
                .onFailure(failure -> !isUnknownThere(failure))
                .transform(failure -> {
                    LOG.warnf("aggregator does not answer reason=%s", failure);
                    return new ProblemException(
                            Problem.unavailable("the aggregator, which counts the answers, does not answer"));
                });
    }

    /** The same where a 404 means that the caller named something that is not there. */
    public static <T> Uni<T> known(Supplier<Uni<? extends T>> call, String what) {
        return Asked.<T>of(call)
                .onFailure(Asked::isUnknownThere)
                .transform(failure -> new ProblemException(Problem.notFound("there is no " + what)));
    }

    static boolean isUnknownThere(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 404;
    }
}
