package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.idempotency.RepeatableRequest;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.release.ReleaseSignal;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Submits, reads and cancels probes over HTTP. */
@Path("/api/v1/probes")
@Tag(name = "probes")
class ProbeResource {

    private final ProbeLauncher launcher;
    private final Probes probes;
    private final EventBus bus;
    private final CurrentCaller caller;

    ProbeResource(ProbeLauncher launcher, Probes probes, EventBus bus, CurrentCaller caller) {
        this.launcher = launcher;
        this.probes = probes;
        this.bus = bus;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "submitProbe", summary = "Starts a probe. The probe is stored when the answer comes.")
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used for another request.")
    @APIResponse(
            responseCode = "202",
            description = "The probe is stored; its prompts are sent from now on.",
            content = @Content(schema = @Schema(implementation = ProbeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "With dryRun=true: what the probe would ask and cost. No probe was started.",
            content = @Content(schema = @Schema(implementation = ProbePlan.class)))
    public Uni<RestResponse<Object>> submit(
            ProbeSpec spec,
            @RestQuery String dryRun,
            @Parameter(
                            description = "A repeated request with this key returns the first probe, for"
                                    + " plumbline.probes.idempotency-key-kept (a day by default).")
                    @RestHeader("Idempotency-Key")
                    String key) {
        if (spec == null) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
        return isDry(dryRun)
                ? launcher.plan(spec).map(RestResponse::<Object>ok)
                : launcher.launch(caller.actor(), spec, RepeatableRequest.of(key, spec))
                        .invoke(this::release)
                        .map(probe -> accepted((Object) probe, probe.id()));
    }

    private static boolean isDry(String text) {
        if (text != null && !text.matches("true|false")) {
            new Findings().add("/dryRun", "must be true or false").refuse();
        }
        return "true".equals(text);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getProbe", summary = "Reads a probe's progress.")
    public Uni<ProbeView> get(String id) {
        return probes.view(Paging.text("/id", id));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "cancelProbe", summary = "Cancels a probe. Every prompt still gets an outcome.")
    @APIResponse(responseCode = "202", description = "The gateway releases no further prompt of this probe.")
    public Uni<RestResponse<ProbeView>> cancel(String id) {
        return probes.cancel(caller.actor(), Paging.text("/id", id))
                .invoke(this::release)
                .map(probe -> accepted(probe, probe.id()));
    }

    @POST
    @Path("{id}/lease")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "renewLease",
            summary = "Renews a probe's lease and reads its progress. A probe without a lease needs no renewal.")
    public Uni<ProbeView> renewLease(String id) {
        return probes.renewLease(Paging.text("/id", id));
    }

    private void release(ProbeView probe) {
        probe.models().forEach(lane -> bus.send(ReleaseSignal.WAKE, lane.id()));
    }

    private static <T> RestResponse<T> accepted(T probe, String id) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, probe)
                .location(URI.create("/api/v1/probes/" + id))
                .build();
    }
}
