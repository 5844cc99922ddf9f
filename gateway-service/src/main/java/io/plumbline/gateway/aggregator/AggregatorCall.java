package io.plumbline.gateway.aggregator;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A call of the aggregator. Turns its failures into problems: 400 into the errors that it names, all but 404 into 503. */
public final class AggregatorCall {

    private static final Logger LOG = Logger.getLogger(AggregatorCall.class);

    private AggregatorCall() {}

    /** Calls; a 404 fails unchanged, so that callers can give it a meaning. */
    public static <T> Uni<T> of(Supplier<Uni<? extends T>> call) {
        return Uni.createFrom()
                .deferred(call)
                .onFailure(failure -> !isUnknownThere(failure))
                .transform(AggregatorCall::problem);
    }

    /** Calls; a 404 becomes the problem that there is no {@code what}. */
    public static <T> Uni<T> known(Supplier<Uni<? extends T>> call, String what) {
        return AggregatorCall.<T>of(call)
                .onFailure(AggregatorCall::isUnknownThere)
                .transform(failure -> new ProblemException(Problem.notFound("there is no " + what)));
    }

    /** The caller's query parameters, to be passed on: the aggregator checks them. Of a repeated parameter, the first value counts. */
    public static Map<String, String> parameters(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }

    /** Whether the aggregator replied 404. */
    public static boolean isUnknownThere(Throwable failure) {
        return has(failure, 404);
    }

    private static boolean has(Throwable failure, int status) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == status;
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        if (has(failure, 400)) {
            Refusal refusal = ((WebApplicationException) failure).getResponse().readEntity(Refusal.class);
            return new ProblemException(Problem.invalid(refusal.errors()));
        }
        LOG.warnf("aggregator does not answer reason=%s", failure);
        return new ProblemException(Problem.unavailable("the aggregator, which counts the answers, does not answer"));
    }

    /** The part of the aggregator's problem that names the wrong fields. */
    record Refusal(List<Problem.FieldError> errors) {
        Refusal {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }
}
