package io.plumbline.gateway.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A queue that processes keys, a few at once. A key added while it is being processed is processed exactly once more afterwards,
 * however often it was added.
 */
public final class KeyedWorkQueue {

    private static final Logger LOG = Logger.getLogger(KeyedWorkQueue.class);

    private final int atOnce;
    private final Function<String, Uni<Void>> work;
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean running;

    /**
     * Creates an empty queue.
     *
     * @param atOnce most keys in work at once, at least 1
     * @param work processes a key; a failure is logged, and the key is processed again when it is added again
     */
    public KeyedWorkQueue(int atOnce, Function<String, Uni<Void>> work) {
        this.atOnce = atOnce;
        this.work = work;
    }

    /** Adds keys. The result completes when the queue is empty, or at once if an earlier call is still processing. */
    public Uni<Void> add(Collection<String> keys) {
        return enqueue(keys) ? drain() : Uni.createFrom().voidItem();
    }

    private Uni<Void> drain() {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().item(this::take).chain(this::each))
                .whilst(worked -> worked)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> each(List<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(this::one)
                .merge(atOnce)
                .collect()
                .last()
                .replaceWith(!keys.isEmpty());
    }

    private Uni<Void> one(String key) {
        return Uni.createFrom()
                .deferred(() -> work.apply(key))
                .onFailure()
                .invoke(failure -> LOG.warnf("work failed, to be tried again key=%s reason=%s", key, failure))
                .onFailure()
                .recoverWithNull();
    }

    private synchronized boolean enqueue(Collection<String> keys) {
        waiting.addAll(keys);
        boolean starts = !running && !waiting.isEmpty();
        running |= starts;
        return starts;
    }

    private synchronized List<String> take() {
        List<String> keys = List.copyOf(waiting);
        waiting.clear();
        running = !keys.isEmpty();
        return keys;
    }
}
