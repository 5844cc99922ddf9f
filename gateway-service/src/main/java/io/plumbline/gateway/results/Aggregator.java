package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the aggregator. What it finds wrong with a question is the caller's to hear; where it is away, the caller is told so. */
@ApplicationScoped
class Aggregator {

    private static final Logger LOG = Logger.getLogger(Aggregator.class);

    private final AggregatorApi api;

    Aggregator(@RestClient AggregatorApi api) {
        this.api = api;
    }

    /** Its answer; 404 stays one. */
    <T> Uni<T> asked(Function<AggregatorApi, Uni<T>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(api))
                .onFailure(failure -> !has(failure, 404))
                .transform(Aggregator::problem);
    }

    /** Its answer to a caller's own query parameters: it knows best what it can tell and what is wrong with a question. */
    Uni<JsonNode> asked(UriInfo uri, BiFunction<AggregatorApi, Map<String, String>, Uni<JsonNode>> call) {
        Map<String, String> parameters = uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        return asked(api -> call.apply(api, parameters));
    }

    /** Whether it answered that there is no such thing. */
    static boolean isUnknown(Throwable failure) {
        return has(failure, 404);
    }

    private static boolean has(Throwable failure, int status) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == status;
    }

    private static Throwable problem(Throwable failure) {
        if (has(failure, 400)) {
            JsonNode said = ((WebApplicationException) failure).getResponse().readEntity(JsonNode.class);
            return new ProblemException(Problem.invalid(wrong(said)));
        }
        LOG.warnf("aggregator does not answer reason=%s", failure);
        return new ProblemException(Problem.unavailable("the aggregator, which counts the answers, does not answer"));
    }

    private static List<Problem.Wrong> wrong(JsonNode said) {
        return StreamSupport.stream(said.path("errors").spliterator(), false)
                .map(error -> new Problem.Wrong(
                        error.path("pointer").asText(), error.path("detail").asText()))
                .toList();
    }
}
