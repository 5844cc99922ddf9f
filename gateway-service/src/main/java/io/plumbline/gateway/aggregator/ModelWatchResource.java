package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** What a model's answers have set off, over HTTP: its alarms, whether it is itself, and what changed about it. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/models")
@Tag(name = "alarms")
class ModelWatchResource {

    private static final int LONGEST_PAGE = 200;

    private final AggregatorApi aggregator;

    ModelWatchResource(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    /** A model's changes of alarms, the newest first; {@code before} is the number of the last one seen. */
    @GET
    @Path("{id}/alarms")
    @Operation(operationId = "listAlarmsOfModel", summary = "A model's changes of alarms, the newest first.")
    public Uni<JsonNode> ofModel(String id, @RestQuery String before, @RestQuery String limit) {
        Long from = before == null ? null : Paging.number(before, Long.MAX_VALUE);
        return AggregatorCall.of(
                () -> aggregator.alarms(Paging.text("/id", id), from, Math.min(LONGEST_PAGE, Paging.limit(limit))));
    }

    /** Whether a model can be told from its baseline: the newest comparisons. */
    @GET
    @Path("{id}/identity")
    @Operation(operationId = "getIdentity", summary = "Whether a model can be told from its baseline.")
    public Uni<JsonNode> identity(String id) {
        return AggregatorCall.known(() -> aggregator.identity(Paging.text("/id", id)), "model '" + id + "'");
    }

    /** When something about a model's answers changed: revision, served model, fingerprint, instrument. */
    @GET
    @Path("{id}/changes")
    @Operation(operationId = "listChanges", summary = "What changed about a model's answers.")
    public Uni<JsonNode> changes(String id) {
        return AggregatorCall.known(() -> aggregator.changes(Paging.text("/id", id)), "model '" + id + "'");
    }
}
