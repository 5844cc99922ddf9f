package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A candidate beside a reference, as the aggregator compares them. */
@Path("/api/v1/comparisons")
class ComparisonResource {

    private final Aggregator aggregator;

    ComparisonResource(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    @GET
    public Uni<JsonNode> compare(@Context UriInfo uri) {
        return aggregator.asked(uri, AggregatorApi::comparison);
    }
}
