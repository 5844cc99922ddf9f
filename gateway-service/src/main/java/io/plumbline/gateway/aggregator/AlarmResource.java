package io.plumbline.gateway.aggregator;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.fleet.FleetDigest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Alarms over HTTP: those that warn or fire, one with its evidence, and the digest of the fleet. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1")
@Tag(name = "alarms")
class AlarmResource {

    private final AggregatorApi aggregator;

    AlarmResource(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    @GET
    @Path("alarms")
    @Operation(
            operationId = "listAlarms",
            summary = "Lists alarms that fire or warn: firing ones first, then the newest.")
    public Uni<List<AlarmReport>> up() {
        return AggregatorCall.of(aggregator::alarms);
    }

    @GET
    @Path("alarms/{id}")
    @Operation(operationId = "getAlarm", summary = "Reads an alarm change with its evidence.")
    public Uni<AlarmReport> one(String id) {
        return AggregatorCall.known(() -> aggregator.alarm(Paging.text("/id", id)), "alarm '" + id + "'");
    }

    @GET
    @Path("fleet/digest")
    @Operation(operationId = "getDigest", summary = "Reads the evidence over all series at once.")
    public Uni<FleetDigest> digest() {
        return AggregatorCall.of(aggregator::digest);
    }
}
