package io.plumbline.gateway.probes.recount;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.aggregator.RecountApi;
import io.plumbline.gateway.http.Paging;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.SeriesCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Recounts over HTTP: the ids of all series and probes, and a recount of one of them. */
@RolesAllowed(Roles.ADMIN)
@Path("/api/v1/recount")
@Tag(name = "recount")
class RecountResource {

    private final RecountApi aggregator;
    private final LaneRecount lanes;
    private final Transactions database;
    private final CurrentCaller caller;

    RecountResource(@RestClient RecountApi aggregator, LaneRecount lanes, Transactions database, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.lanes = lanes;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Path("series")
    @Operation(operationId = "listSeries", summary = "Lists ids of series after a given id.")
    public Uni<List<Long>> series(@RestQuery String after) {
        long from = Paging.number(after, 0);
        return AggregatorCall.of(() -> aggregator.series(from));
    }

    @GET
    @Path("probes")
    @Operation(operationId = "listCountedProbes", summary = "Lists ids of counted probes after a given id.")
    public Uni<List<String>> probes(@RestQuery @DefaultValue("") String after) {
        return AggregatorCall.of(() -> aggregator.probes(Paging.text("/after", after)));
    }

    @POST
    @Path("series/{id}")
    @Operation(operationId = "recountSeries", summary = "Counts a series again and replays its detectors.")
    public Uni<SeriesCheck> recountSeries(String id, @RestQuery @DefaultValue("false") boolean mend) {
        long series = Paging.number(id, 0);
        return AggregatorCall.known(() -> aggregator.recountSeries(series, mend), "series " + series)
                .call(check -> note(mend, "series " + series, check));
    }

    @POST
    @Path("probes/{id}")
    @Operation(operationId = "recountProbe", summary = "Counts a probe again, and compares its lanes.")
    public Uni<ProbeCheck> recountProbe(String id, @RestQuery @DefaultValue("false") boolean mend) {
        String probe = Paging.text("/id", id);
        return AggregatorCall.of(
                        () -> aggregator.recountProbe(probe, mend).chain(check -> lanes.add(probe, check, mend)))
                .call(check -> note(mend, "probe " + id, check));
    }

    /** A recount that mends is a change and gets an audit entry; a check alone is read-only and gets none. */
    private Uni<Void> note(boolean mend, String subject, Object check) {
        return mend
                ? database.once(session -> AuditLog.note(
                        session, caller.actor(), new AuditedChange("mended", "counts", subject, null, check)))
                : Uni.createFrom().voidItem();
    }
}
