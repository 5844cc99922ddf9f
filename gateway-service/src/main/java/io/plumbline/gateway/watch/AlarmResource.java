package io.plumbline.gateway.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.Roles;
import io.plumbline.gateway.problem.Paging;
import io.plumbline.gateway.results.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Alarms over HTTP, and what belongs to them: a model's history, its identity, its changes, and the fleet's digest. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1")
@Tag(name = "alarms")
class AlarmResource {

    private static final int LONGEST_PAGE = 200;

    private final WatchApi aggregator;

    AlarmResource(@RestClient WatchApi aggregator) {
        this.aggregator = aggregator;
    }

    /** Those that fire or warn, the loudest and then the newest first. */
    @GET
    @Path("alarms")
    @Operation(operationId = "listAlarms", summary = "Alarms that fire or warn, the loudest and then the newest first.")
    public Uni<JsonNode> up() {
        return Asked.of(aggregator::alarms);
    }

    @GET
    @Path("alarms/{id}")
    @Operation(operationId = "getAlarm", summary = "A change of an alarm with its evidence.")
    public Uni<JsonNode> one(String id) {
        return Asked.known(() -> aggregator.alarm(Paging.text("/id", id)), "alarm '" + id + "'");
    }

    /** A model's changes of alarms, the newest first; {@code before} is the number of the last one seen. */
    @GET
    @Path("models/{id}/alarms")
    @Operation(operationId = "listAlarmsOfModel", summary = "A model's changes of alarms, the newest first.")
    public Uni<JsonNode> ofModel(String id, @RestQuery String before, @RestQuery String limit) {
        Long from = before == null ? null : Paging.number(before, Long.MAX_VALUE);
        return Asked.of(
                () -> aggregator.alarms(Paging.text("/id", id), from, Math.min(LONGEST_PAGE, Paging.limit(limit))));
    }

    /** Whether a model can be told from its baseline: the newest comparisons. */
    @GET
    @Path("models/{id}/identity")
    @Operation(operationId = "getIdentity", summary = "Whether a model can be told from its baseline.")
    public Uni<JsonNode> identity(String id) {
        return Asked.known(() -> aggregator.identity(Paging.text("/id", id)), "model '" + id + "'");
    }

    /** When something about a model's answers changed: revision, served model, fingerprint, instrument. */
    @GET
    @Path("models/{id}/changes")
    @Operation(operationId = "listChanges", summary = "What changed about a model's answers.")
    public Uni<JsonNode> changes(String id) {
        return Asked.known(() -> aggregator.changes(Paging.text("/id", id)), "model '" + id + "'");
    }

    /** What stands out among all series at once. */
    @GET
    @Path("fleet/digest")
    @Operation(operationId = "getDigest", summary = "What stands out among all series at once.")
    public Uni<JsonNode> digest() {
        return Asked.of(aggregator::digest);
    }
}
