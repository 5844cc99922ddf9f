package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The events that this process has lately worked on or is working on. Whoever writes events writes some twice, when it is killed between a
 * record's being durable and its own note of that; both are on one partition, because the key is the same, and mostly close together.
 */
final class RecentEvents {

    /** Some megabytes; what a busy replica does in half a minute. */
    private static final int MOST = 20_000;

    private final Map<String, CompletableFuture<Boolean>> outcomes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Boolean>> eldest) {
            return size() > MOST;
        }
    };

    /** Notes that an event has come. */
    synchronized Attempt begin(String id) {
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        CompletableFuture<Boolean> known = outcomes.putIfAbsent(id, own);
        return new Attempt(id, known == null ? own : known, known == null);
    }

    /** The work on one event, as the one who does it and whoever comes with the same event see it. */
    final class Attempt {

        private final String id;
        private final CompletableFuture<Boolean> durable;
        private final boolean first;

        private Attempt(String id, CompletableFuture<Boolean> durable, boolean first) {
            this.id = id;
            this.durable = durable;
            this.first = first;
        }

        /** Whether the work is to be done now; else another does it. */
        boolean isFirst() {
            return first;
        }

        /** What comes of the other's work: true when its result is durable, false when it has come to nothing. */
        Uni<Boolean> other() {
            return Uni.createFrom().completionStage(durable);
        }

        /** The result, whose being durable ends the work. */
        Message<byte[]> ends(Message<byte[]> result) {
            return result.withAck(() -> result.ack().thenRun(() -> durable.complete(true)))
                    .withNack(reason -> {
                        abandon();
                        return result.nack(reason);
                    });
        }

        /** The work has come to nothing, and is to be done when the event comes again. */
        void abandon() {
            synchronized (RecentEvents.this) {
                outcomes.remove(id, durable);
            }
            durable.complete(false);
        }
    }
}
