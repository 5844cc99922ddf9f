package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The aggregator's counts, rates and answers. */
@ApplicationScoped
class Aggregator {

    private final AggregatorApi api;

    Aggregator(@RestClient AggregatorApi api) {
        this.api = api;
    }

    /** Its answer; 404 stays one. */
    <T> Uni<T> asked(Function<AggregatorApi, Uni<T>> call) {
        return Asked.of(() -> call.apply(api));
    }

    /** Its answer to a caller's own query parameters: it knows best what it can tell and what is wrong with a question. */
    Uni<JsonNode> asked(UriInfo uri, BiFunction<AggregatorApi, Map<String, String>, Uni<JsonNode>> call) {
        Map<String, String> parameters = uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        return asked(api -> call.apply(api, parameters));
    }
}
