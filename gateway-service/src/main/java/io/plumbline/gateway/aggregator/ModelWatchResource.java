package io.plumbline.gateway.aggregator;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.models.ChangeMarker;
import io.plumbline.reports.models.IdentityReport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** A model's alarms, its comparisons with its baseline and its changes, over HTTP. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/models")
@Tag(name = "alarms")
class ModelWatchResource {

    private static final int LONGEST_PAGE = 200;

    private final AggregatorApi aggregator;

    ModelWatchResource(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    /** A page of a model's changes of alarms, the newest first; {@code before} is the number of the previous page's last change. */
    @GET
    @Path("{id}/alarms")
    @Operation(operationId = "listAlarmsOfModel", summary = "Lists a model's alarm changes, the newest first.")
    public Uni<List<AlarmReport>> ofModel(String id, @RestQuery String before, @RestQuery String limit) {
        Long from = before == null ? null : Paging.number(before, Long.MAX_VALUE);
        return AggregatorCall.of(
                () -> aggregator.alarms(Paging.text("/id", id), from, Math.min(LONGEST_PAGE, Paging.limit(limit))));
    }

    @GET
    @Path("{id}/identity")
    @Operation(operationId = "getIdentity", summary = "Reads whether a model differs from its baseline.")
    public Uni<IdentityReport> identity(String id) {
        return AggregatorCall.known(() -> aggregator.identity(Paging.text("/id", id)), "model '" + id + "'");
    }

    /** Changes of revision, served model, fingerprint and instrument. */
    @GET
    @Path("{id}/changes")
    @Operation(
            operationId = "listChanges",
            summary = "Lists a model's change markers: new revisions, served names and fingerprints.")
    public Uni<List<ChangeMarker>> changes(String id) {
        return AggregatorCall.known(() -> aggregator.changes(Paging.text("/id", id)), "model '" + id + "'");
    }
}
