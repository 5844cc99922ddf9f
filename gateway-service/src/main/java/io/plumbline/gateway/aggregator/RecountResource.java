package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Recounts over HTTP: what there is to count again, and one series or probe at a time. */
@RolesAllowed(Roles.ADMIN)
@Path("/api/v1/recount")
@Tag(name = "recount")
class RecountResource {

    private final RecountApi aggregator;
    private final Transactions database;
    private final CurrentCaller caller;

    RecountResource(@RestClient RecountApi aggregator, Transactions database, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.database = database;
        this.caller = caller;
    }

    /** Ids of series, from behind a given one. */
    @GET
    @Path("series")
    @Operation(operationId = "listSeries", summary = "Ids of series, from behind a given one.")
    public Uni<JsonNode> series(@RestQuery String after) {
        long from = Paging.number(after, 0);
        return AggregatorCall.of(() -> aggregator.series(from));
    }

    /** Ids of probes, from behind a given one. */
    @GET
    @Path("probes")
    @Operation(operationId = "listCountedProbes", summary = "Ids of probes, from behind a given one.")
    public Uni<JsonNode> probes(@RestQuery @DefaultValue("") String after) {
        return AggregatorCall.of(() -> aggregator.probes(Paging.text("/after", after)));
    }

    @POST
    @Path("series/{id}")
    @Operation(operationId = "recountSeries", summary = "Counts a series again and replays its detectors.")
    public Uni<JsonNode> recountSeries(String id, @RestQuery @DefaultValue("false") boolean mend) {
        long series = Paging.number(id, 0);
        return AggregatorCall.known(() -> aggregator.recountSeries(series, mend), "series " + series)
                .call(found -> note(mend, "series " + series, found));
    }

    @POST
    @Path("probes/{id}")
    @Operation(operationId = "recountProbe", summary = "Counts a probe again.")
    public Uni<JsonNode> recountProbe(String id, @RestQuery @DefaultValue("false") boolean mend) {
        return AggregatorCall.of(() -> aggregator.recountProbe(Paging.text("/id", id), mend))
                .call(found -> note(mend, "probe " + id, found));
    }

    /** What only looks changes nothing. The finding says what the counts were and what they have become. */
    private Uni<Void> note(boolean mend, String subject, JsonNode finding) {
        return mend
                ? database.once(session -> AuditLog.note(
                        session, caller.actor(), new AuditedChange("mended", "counts", subject, null, finding)))
                : Uni.createFrom().voidItem();
    }
}
