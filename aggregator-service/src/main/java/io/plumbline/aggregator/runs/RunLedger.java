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
 * Enters readings of runs in one transaction: each once, however often it comes, and in its run's count as often. Readings and
 * runs have one order for everybody, so that two transactions with the same ones do not wait for each other.
 *
 * @param <R> a reading
 * @param <K> a run
 */
public abstract class RunLedger<R extends RunReading<K>, K> {

    private final Comparator<K> order;

    /** Whose runs are counted in this order. */
    protected RunLedger(Comparator<K> order) {
        this.order = order;
    }

    /** Stores readings; gives the prompt ids of those that were not there. */
    protected abstract Uni<List<String>> insert(List<R> readings);

    /** Adds readings that were not there to their run. */
    protected abstract Uni<Integer> count(K run, List<R> fresh);

    /** Enters readings; of several with one prompt id the first stays. */
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
