package io.plumbline.gateway.probes.follow;

import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.Probes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers 404 if the path names no known probe. It runs after the check of the caller's role. */
class KnownProbes {

    private final Probes probes;

    KnownProbes(Probes probes) {
        this.probes = probes;
    }

    @RequiresKnownProbe
    @ServerRequestFilter
    Uni<Response> check(ContainerRequestContext request) {
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        return probes.view(Paging.text("/id", id)).replaceWith((Response) null);
    }
}
