package io.plumbline.sampler;

import io.plumbline.chat.Withdrawal;
import io.plumbline.events.CancelledProbe;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.events.field.UnreadableEventException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The probes that were cancelled of late. Each replica of the sampler reads all of them, because it does not know which probes'
 * prompts it gets next.
 */
@ApplicationScoped
class CancelledProbes {

    private static final Logger LOG = Logger.getLogger(CancelledProbes.class);

    /** More than the prompts of so many probes do not wait for a sampler. */
    private static final int MOST = 10_000;

    private final Map<String, Boolean> cancelled = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, Set<UniEmitter<? super Void>>> waiting = new ConcurrentHashMap<>();

    @Incoming(Topics.CANCELLATIONS)
    CompletionStage<Void> take(KafkaRecord<String, byte[]> record) {
        try {
            cancel(EventCodec.decode(record.getPayload(), CancelledProbe.class).id());
        } catch (UnreadableEventException unreadable) {
            LOG.warnf("a cancellation is skipped reason=%s", unreadable.getMessage());
        }
        return record.ack();
    }

    private void cancel(String probe) {
        synchronized (cancelled) {
            cancelled.put(probe, true);
        }
        Optional.ofNullable(waiting.remove(probe)).ifPresent(calls -> calls.forEach(call -> call.complete(null)));
    }

    boolean contains(String probe) {
        synchronized (cancelled) {
            return cancelled.containsKey(probe);
        }
    }

    /** Withdraws the prompts of a probe when it is cancelled. */
    Withdrawal of(String probe) {
        return new Withdrawal() {
            @Override
            public boolean isDone() {
                return contains(probe);
            }

            @Override
            public Uni<Void> done() {
                return cancellation(probe);
            }
        };
    }

    /** Looks again after registering the call, because the probe may have been cancelled just before. */
    private Uni<Void> cancellation(String probe) {
        return Uni.createFrom().emitter(call -> {
            waiting.compute(probe, (id, others) -> {
                Set<UniEmitter<? super Void>> calls = others == null ? ConcurrentHashMap.newKeySet() : others;
                calls.add(call);
                return calls;
            });
            call.onTermination(() -> waiting.computeIfPresent(probe, (id, calls) -> {
                calls.remove(call);
                return calls.isEmpty() ? null : calls;
            }));
            if (contains(probe)) {
                call.complete(null);
            }
        });
    }
}
