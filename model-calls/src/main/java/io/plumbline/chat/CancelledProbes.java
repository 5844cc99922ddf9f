package io.plumbline.chat;

import io.plumbline.events.CancelledProbe;
import io.plumbline.events.EventCodec;
import io.plumbline.events.field.UnreadableEventException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The probes that were cancelled of late. Each replica of a service that pays for calls reads all of them, because it does not know
 * which probes' records it gets next. The service's own bean extends this class and reads {@code Topics.CANCELLATIONS}.
 */
public abstract class CancelledProbes {

    private static final Logger LOG = Logger.getLogger(CancelledProbes.class);

    /** More than the prompts of so many probes do not wait at one time. */
    private static final int MOST = 10_000;

    private final Map<String, Boolean> cancelled = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, Set<UniEmitter<? super Void>>> waiting = new ConcurrentHashMap<>();

    /** Takes one cancellation. One that cannot be read is skipped with a warning. */
    protected CompletionStage<Void> take(KafkaRecord<String, byte[]> record) {
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

    /** Whether this probe was cancelled. */
    public boolean contains(String probe) {
        synchronized (cancelled) {
            return cancelled.containsKey(probe);
        }
    }

    /** Withdraws the calls of a probe when it is cancelled. */
    public Withdrawal of(String probe) {
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
