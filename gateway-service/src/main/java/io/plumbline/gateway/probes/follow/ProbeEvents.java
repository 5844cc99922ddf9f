package io.plumbline.gateway.probes.follow;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** Streams a probe's progress as server-sent events. It reads the database, so any replica can serve any follower. */
@Path("/api/v1/probes/{id}/events")
@Tag(name = "probes")
class ProbeEvents {

    private final Probes probes;
    private final FollowConfig config;
    private final AtomicInteger open = new AtomicInteger();

    ProbeEvents(Probes probes, FollowConfig config) {
        this.probes = probes;
        this.config = config;
    }

    @GET
    @RequiresKnownProbe
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followProbe",
            summary = "Streams a probe's progress as server-sent events. The event named end is the last.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Each event holds the probe's whole state. The header Last-Event-ID skips a state already seen.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> follow(String id, @RestHeader("Last-Event-ID") String seen, @Context Sse sse) {
        String probe = Paging.text("/id", id);
        Follower follower = new Follower(seen, config.heartbeat(), System.nanoTime());
        return states(probe).onItem().transformToIterable(state -> event(sse, state, follower).stream()
                .toList());
    }

    private Multi<ProbeView> states(String probe) {
        if (open.incrementAndGet() > config.streams()) {
            open.decrementAndGet();
            throw new ProblemException(
                    Problem.tooMany(
                            "this gateway already serves " + config.streams() + " progress streams; retry later"),
                    Map.of("Retry-After", "10"));
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> probes.view(probe))
                .withDelay(config.every())
                .whilst(state -> !Follower.isOver(state))
                .select()
                .first(config.longest())
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private static Optional<OutboundSseEvent> event(Sse sse, ProbeView state, Follower follower) {
        return switch (follower.look(state, System.nanoTime())) {
            case NONE -> Optional.empty();
            case ALIVE ->
                Optional.of(sse.newEventBuilder().comment("still here").build());
            case PROGRESS -> Optional.of(event(sse, "progress", state));
            case END -> Optional.of(event(sse, "end", state));
        };
    }

    private static OutboundSseEvent event(Sse sse, String name, ProbeView state) {
        return sse.newEventBuilder()
                .name(name)
                .id(Follower.id(state))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ProbeView.class, state)
                .build();
    }
}
