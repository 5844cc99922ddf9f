package io.plumbline.gateway.release;

import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Cancels probes whose clients are gone: a killed client pays for no further prompt. */
@ApplicationScoped
class AbandonedProbes {

    private static final Logger LOG = Logger.getLogger(AbandonedProbes.class);

    /** No client can renew a lease while the gateway starts, so leases are good for at least this time after the start. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Probes probes;
    private final Instant startedAt = Instant.now();

    AbandonedProbes(Probes probes) {
        this.probes = probes;
    }

    Uni<Void> cancel() {
        if (Instant.now().isBefore(startedAt.plus(GRACE))) {
            return Uni.createFrom().voidItem();
        }
        return probes.abandoned(Instant.now())
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(this::cancel)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<ProbeView> cancel(String id) {
        LOG.infof("probe is cancelled: its client did not renew the lease probe=%s", id);
        return probes.cancel(Actor.GATEWAY, id);
    }
}
