package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A model's rates by series, as the aggregator counts them. */
@Path("/api/v1/models")
class RateResource {

    private final Aggregator aggregator;

    RateResource(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    /** Of all answers or of a window. */
    @GET
    @Path("{id}/rates")
    public Uni<JsonNode> rates(String id, @Context UriInfo uri) {
        return aggregator.asked(uri, (api, parameters) -> api.modelRates(id, parameters));
    }

    /** In steps. */
    @GET
    @Path("{id}/rates/over-time")
    public Uni<JsonNode> ratesOverTime(String id, @Context UriInfo uri) {
        return aggregator.asked(uri, (api, parameters) -> api.ratesOverTime(id, parameters));
    }
}
