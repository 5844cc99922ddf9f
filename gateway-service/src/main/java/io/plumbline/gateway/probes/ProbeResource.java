package io.plumbline.gateway.probes;

import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Probes over HTTP: submitted, watched and called off. */
@Path("/api/v1/probes")
class ProbeResource {

    private final ProbeLauncher launcher;
    private final Probes probes;
    private final EventBus bus;

    ProbeResource(ProbeLauncher launcher, Probes probes, EventBus bus) {
        this.launcher = launcher;
        this.probes = probes;
        this.bus = bus;
    }

    @POST
    public Uni<RestResponse<ProbeView>> submit(ProbeSpec spec) {
        if (spec == null) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
        return launcher.launch(spec).invoke(this::release).map(ProbeResource::accepted);
    }

    @GET
    @Path("{id}")
    public Uni<ProbeView> get(String id) {
        return probes.view(id);
    }

    @POST
    @Path("{id}/cancel")
    public Uni<RestResponse<ProbeView>> cancel(String id) {
        return probes.cancel(id).invoke(this::release).map(ProbeResource::accepted);
    }

    private void release(ProbeView probe) {
        probe.models().forEach(part -> bus.send(Release.WAKE, part.id()));
    }

    private static RestResponse<ProbeView> accepted(ProbeView probe) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, probe)
                .location(URI.create("/api/v1/probes/" + probe.id()))
                .build();
    }
}
