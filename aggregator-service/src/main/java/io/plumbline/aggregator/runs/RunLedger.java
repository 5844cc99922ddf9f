package io.plumbline.aggregator.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Enters readings of runs in one transaction. A reading that arrives several times is stored and counted once. Readings and runs
 * are written in one order, so two transactions with common rows never wait for each other in a circle.
 *
 * @param <R> the type of a reading
 * @param <K> the key of a run
 */
public abstract class RunLedger<R extends RunReading<K>, K> {

    private final Comparator<K> order;

    /** A ledger that counts runs in this order. */
    protected RunLedger(Comparator<K> order) {
        this.order = order;
    }

    /** Stores readings; returns the prompt ids that were new. */
    protected abstract Uni<List<String>> insert(List<R> readings);

    /** Adds new readings to their run. */
    protected abstract Uni<Integer> count(K run, List<R> fresh);

    /** Enters readings; the first reading of a prompt id counts. */
    protected final Uni<Void> enter(Stream<R> readings) {
        Map<String, R> byId = new TreeMap<>();
        readings.forEach(reading -> byId.putIfAbsent(reading.promptId(), reading));
        return byId.isEmpty()
                ? Uni.createFrom().voidItem()
                : insert(List.copyOf(byId.values())).chain(newIds -> count(byId.values(), Set.copyOf(newIds)));
    }

    private Uni<Void> count(Collection<R> readings, Set<String> newIds) {
        Map<K, List<R>> fresh = readings.stream()
                .filter(reading -> newIds.contains(reading.promptId()))
                .collect(Collectors.groupingBy(
                        RunReading::run, () -> new TreeMap<>(order), Collectors.toUnmodifiableList()));
        return Multi.createFrom()
                .iterable(fresh.entrySet())
                .onItem()
                .transformToUniAndConcatenate(run -> count(run.getKey(), run.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
