package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** A question to the aggregator. What it finds wrong with one is the caller's to hear; where it is away, the caller is told so. */
public final class AggregatorCall {

    private static final Logger LOG = Logger.getLogger(AggregatorCall.class);

    private AggregatorCall() {}

    /** Asks; a 404 fails as it came, anything else as a problem. */
    public static <T> Uni<T> of(Supplier<Uni<? extends T>> call) {
        return Uni.createFrom()
                .deferred(call)
                .onFailure(failure -> !isUnknownThere(failure))
                .transform(AggregatorCall::problem);
    }

    /** The same where a 404 means that the caller named something that is not there. */
    public static <T> Uni<T> known(Supplier<Uni<? extends T>> call, String what) {
        return AggregatorCall.<T>of(call)
                .onFailure(AggregatorCall::isUnknownThere)
                .transform(failure -> new ProblemException(Problem.notFound("there is no " + what)));
    }

    /** A caller's own query parameters, to be passed on: the aggregator knows best what it can tell and what is wrong with a question. */
    public static Map<String, String> parameters(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }

    /** Whether it answered that there is no such thing. */
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
            JsonNode said = ((WebApplicationException) failure).getResponse().readEntity(JsonNode.class);
            return new ProblemException(Problem.invalid(wrong(said)));
        }
        LOG.warnf("aggregator does not answer reason=%s", failure);
        return new ProblemException(Problem.unavailable("the aggregator, which counts the answers, does not answer"));
    }

    private static List<Problem.FieldError> wrong(JsonNode said) {
        return StreamSupport.stream(said.path("errors").spliterator(), false)
                .map(error -> new Problem.FieldError(
                        error.path("pointer").asText(), error.path("detail").asText()))
                .toList();
    }
}
