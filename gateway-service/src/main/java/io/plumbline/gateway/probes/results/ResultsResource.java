package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A probe's results over HTTP in all formats but JSON Lines. */
@Path("/api/v1/probes")
@Tag(name = "probes")
class ResultsResource {

    private final Probes probes;
    private final ProbeResults results;

    ResultsResource(Probes probes, ProbeResults results) {
        this.probes = probes;
        this.results = results;
    }

    @GET
    @Path("{id}/results")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getResults", summary = "Reads a probe's counts, rates, intervals and verdict.")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.APPLICATION_XML})
    @APIResponse(
            responseCode = "200",
            description =
                    "As Accept or format (json, jsonl, csv, junit) wants it; JSON Lines are sent as they are read. The others"
                            + " are sent whole or not at all: they grow with models, question sets and questions, never with"
                            + " answers.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ResultsDocument.class)),
                @Content(mediaType = JsonLines.TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "406", description = "The results have none of the media types that Accept names.")
    public Uni<RestResponse<Object>> results(
            String id, @BeanParam LimitParameters parameters, @RestQuery String format, @Context HttpHeaders headers) {
        VerdictLimits.Requested limits = parameters.limits();
        ResultsFormat wanted = ResultsFormat.of(format, headers.getAcceptableMediaTypes());
        return probes.view(Paging.text("/id", id))
                .chain(probe -> results.of(probe, limits))
                .map(document -> RestResponse.ResponseBuilder.ok(wanted.written(document))
                        .type(wanted.type())
                        .build());
    }
}
