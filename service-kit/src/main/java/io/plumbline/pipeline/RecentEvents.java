package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The events that this process is processing or has lately processed, to detect duplicates. A writer that is killed after Kafka has
 * stored a record, and before it has noted that itself, writes the event again. Both records have one key, so they are in one
 * partition, and mostly close together.
 */
final class RecentEvents {

    /** Some megabytes; a busy replica processes so many events in half a minute. */
    private static final int MOST = 20_000;

    private final Map<String, CompletableFuture<Boolean>> outcomes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Boolean>> eldest) {
            return size() > MOST;
        }
    };

    /** Registers the arrival of an event. */
    synchronized Attempt begin(String id) {
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        CompletableFuture<Boolean> known = outcomes.putIfAbsent(id, own);
        return new Attempt(id, known == null ? own : known, known == null);
    }

    /** The work on one event, shared by all records of the event. */
    final class Attempt {

        private final String id;
        private final CompletableFuture<Boolean> durable;
        private final boolean first;

        private Attempt(String id, CompletableFuture<Boolean> durable, boolean first) {
            this.id = id;
            this.durable = durable;
            this.first = first;
        }

        /** Whether this record does the work; otherwise an earlier record of the event does it. */
        boolean isFirst() {
            return first;
        }

        /** The outcome of the earlier record's work: true when its result is stored, false when the work was abandoned. */
        Uni<Boolean> other() {
            return Uni.createFrom().completionStage(durable);
        }

        /** The result, which ends the work as soon as Kafka has stored it. */
        Message<byte[]> ends(Message<byte[]> result) {
            return result.withAck(() -> result.ack().thenRun(() -> durable.complete(true)))
                    .withNack(reason -> {
                        abandon();
                        return result.nack(reason);
                    });
        }

        /** Abandons the work, so that the next record of the event does it. */
        void abandon() {
            synchronized (RecentEvents.this) {
                outcomes.remove(id, durable);
            }
            durable.complete(false);
        }
    }
}
