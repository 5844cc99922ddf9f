package io.plumbline.gateway.probes;

import io.plumbline.events.CancelledProbe;
import io.plumbline.events.Topics;
import io.plumbline.gateway.recurring.canary.GuestCanary;
import io.plumbline.pipeline.Outgoing;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells the samplers which probes were cancelled, so that they ask no prompt that still waits there. */
@ApplicationScoped
class ProbeCancellations {

    private static final Logger LOG = Logger.getLogger(ProbeCancellations.class);

    private final MutinyEmitter<byte[]> cancellations;

    ProbeCancellations(
            @Channel(Topics.CANCELLATIONS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> cancellations) {
        this.cancellations = cancellations;
    }

    /**
     * Tells it of a probe and of its comparisons with the baseline, without waiting: the cancellation is stored already, and its
     * caller need not wait for Kafka. If this process ends before Kafka has the records, the prompts at the sampler are asked.
     */
    void tell(ProbeView probe) {
        tell(probe.id());
        IntStream.range(0, probe.models().size())
                .mapToObj(ordinal -> GuestCanary.run(probe.id(), ordinal))
                .forEach(this::tell);
    }

    private void tell(String probe) {
        cancellations
                .sendMessage(Outgoing.of(new CancelledProbe(probe, Instant.now())))
                .subscribe()
                .with(
                        stored -> LOG.debugf("samplers are told that a probe is cancelled probe=%s", probe),
                        failure -> LOG.warnf("samplers cannot be told of a cancelled probe reason=%s", failure));
    }
}
