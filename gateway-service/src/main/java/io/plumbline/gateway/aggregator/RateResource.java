package io.plumbline.gateway.aggregator;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.RatesOverTime;
import io.plumbline.reports.rates.SeriesRates;
import io.plumbline.reports.rates.WindowRates;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A model's rates by series, as the aggregator counts them. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/models")
@Tag(name = "rates")
class RateResource {

    private final AggregatorApi aggregator;

    RateResource(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    @GET
    @Path("{id}/rates")
    @Operation(
            operationId = "getRates",
            summary = "Reads a model's rates by series, over all its answers or a time window.")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "revision", in = ParameterIn.QUERY)
    @Parameter(name = "questionSet", in = ParameterIn.QUERY)
    @Parameter(name = "variant", in = ParameterIn.QUERY)
    @Parameter(name = "instrument", in = ParameterIn.QUERY)
    @Parameter(name = "source", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "The rates of each series: of all its answers, or of a window.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {SeriesRates[].class, WindowRates[].class})))
    public Uni<List<ModelRates>> rates(String id, @Context UriInfo uri) {
        Paging.text("/id", id);
        return AggregatorCall.of(() -> aggregator.rates(id, AggregatorCall.parameters(uri)));
    }

    @GET
    @Path("{id}/rates/over-time")
    @Operation(operationId = "getRatesOverTime", summary = "Reads a model's rates by series over time.")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "points", in = ParameterIn.QUERY)
    @Parameter(name = "revision", in = ParameterIn.QUERY)
    @Parameter(name = "questionSet", in = ParameterIn.QUERY)
    @Parameter(name = "variant", in = ParameterIn.QUERY)
    @Parameter(name = "instrument", in = ParameterIn.QUERY)
    @Parameter(name = "source", in = ParameterIn.QUERY)
    public Uni<RatesOverTime> ratesOverTime(String id, @Context UriInfo uri) {
        Paging.text("/id", id);
        return AggregatorCall.of(() -> aggregator.overTime(id, AggregatorCall.parameters(uri)));
    }
}
