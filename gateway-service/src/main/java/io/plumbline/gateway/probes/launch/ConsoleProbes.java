package io.plumbline.gateway.probes.launch;

import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.release.ReleaseSignal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Plans, starts and cancels probes for the console's pages, with the fields and rules of the API. */
@ApplicationScoped
public class ConsoleProbes {

    private final ProbeLauncher launcher;
    private final Probes probes;
    private final EventBus bus;

    ConsoleProbes(ProbeLauncher launcher, Probes probes, EventBus bus) {
        this.launcher = launcher;
        this.probes = probes;
        this.bus = bus;
    }

    /** What a probe would ask and cost. */
    public Uni<ProbePlan> plan(Map<String, Object> fields) {
        return launcher.plan(spec(fields));
    }

    /** Starts a probe; it is stored when the answer comes. */
    public Uni<ProbeView> start(Actor actor, Map<String, Object> fields) {
        return launcher.launch(actor, spec(fields), Optional.empty()).invoke(this::release);
    }

    public Uni<ProbeView> cancel(Actor actor, String id) {
        return probes.cancel(actor, id).invoke(this::release);
    }

    private void release(ProbeView probe) {
        probe.models().forEach(part -> bus.send(ReleaseSignal.WAKE, part.id()));
    }

    private static ProbeSpec spec(Map<String, Object> fields) {
        return EventJson.mapper().convertValue(fields, ProbeSpec.class);
    }
}
