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
 * Works on names, a few at once. A name that comes while it is being worked on is worked on once more afterwards, however
 * often it comes: no wish is lost and none piles up.
 */
public final class KeyedWorkQueue {

    private static final Logger LOG = Logger.getLogger(KeyedWorkQueue.class);

    private final int atOnce;
    private final Function<String, Uni<Void>> work;
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean running;

    /**
     * Makes a pump.
     *
     * @param atOnce most names under work, at least 1
     * @param work what to do for a name; a failure is logged, and the name is tried again when it comes again
     */
    public KeyedWorkQueue(int atOnce, Function<String, Uni<Void>> work) {
        this.atOnce = atOnce;
        this.work = work;
    }

    /** Adds names. The result completes when none is left, or at once where somebody else works already. */
    public Uni<Void> add(Collection<String> names) {
        return enqueue(names) ? drain() : Uni.createFrom().voidItem();
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

    private Uni<Boolean> each(List<String> names) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUni(this::one)
                .merge(atOnce)
                .collect()
                .last()
                .replaceWith(!names.isEmpty());
    }

    private Uni<Void> one(String name) {
        return Uni.createFrom()
                .deferred(() -> work.apply(name))
                .onFailure()
                .invoke(failure -> LOG.warnf("failed, to be tried again name=%s reason=%s", name, failure))
                .onFailure()
                .recoverWithNull();
    }

    private synchronized boolean enqueue(Collection<String> names) {
        waiting.addAll(names);
        boolean starts = !running && !waiting.isEmpty();
        running |= starts;
        return starts;
    }

    private synchronized List<String> take() {
        List<String> names = List.copyOf(waiting);
        waiting.clear();
        running = !names.isEmpty();
        return names;
    }
}
