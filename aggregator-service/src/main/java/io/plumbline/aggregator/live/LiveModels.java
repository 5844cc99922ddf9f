package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The models of the partitions that this instance owns. A partition's models are shown only once they have been restored
 * whole: a gauge of half a model would be a wrong one.
 */
@ApplicationScoped
public class LiveModels {

    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, LiveModel> models = new HashMap<>();
    private final Map<String, ModelMeters> meters = new HashMap<>();
    private final Map<Long, LiveModel> bySeries = new HashMap<>();
    private final Map<Integer, Long> duplicates = new HashMap<>();
    private final Set<Integer> owned = new HashSet<>();
    private final Set<Integer> restored = new HashSet<>();

    LiveModels(MeterRegistry registry) {
        this.registry = registry;
        FunctionCounter.builder("plumbline.duplicates", this, LiveModels::duplicates)
                .register(registry);
    }

    /** Partitions that are ours from now on; to be restored. */
    synchronized void own(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    /** Partitions that are ours no more: what they brought is withdrawn. */
    synchronized void disown(Set<Integer> partitions) {
        owned.removeAll(partitions);
        restored.removeAll(partitions);
        duplicates.keySet().removeAll(partitions);
        bySeries.values().removeIf(model -> partitions.contains(model.partition()));
        Set<String> gone = new HashSet<>();
        models.values().stream()
                .filter(model -> partitions.contains(model.partition()))
                .forEach(model -> gone.add(model.id()));
        models.keySet().removeAll(gone);
        gone.forEach(this::withdraw);
    }

    /** Whether a partition is ours. */
    public synchronized boolean owns(int partition) {
        return owned.contains(partition);
    }

    /** Partitions that are ours and whose totals were not read yet. */
    public synchronized Set<Integer> unrestored() {
        Set<Integer> missing = new HashSet<>(owned);
        missing.removeAll(restored);
        return missing;
    }

    /** Takes all totals of partitions. */
    public synchronized void restore(Set<Integer> partitions, Totals totals) {
        restored.addAll(partitions);
        restored.retainAll(owned);
        merge(totals);
    }

    /** Takes the totals that a batch changed; those of partitions that are not ours any more are left out. */
    public synchronized void merge(Totals totals) {
        totals.partitions().stream()
                .filter(total -> owned.contains(total.partition()))
                .forEach(total -> duplicates.merge(total.partition(), total.duplicates(), Math::max));
        totals.series().stream()
                .filter(total -> owned.contains(total.partition()))
                .forEach(this::merge);
        totals.questions().forEach(total -> {
            if (bySeries.containsKey(total.seriesId())) {
                bySeries.get(total.seriesId()).merge(total);
            }
        });
        totals.buckets().forEach(total -> {
            if (bySeries.containsKey(total.seriesId())) {
                bySeries.get(total.seriesId()).merge(total);
            }
        });
        totals.watched().forEach(total -> {
            if (bySeries.containsKey(total.seriesId())) {
                bySeries.get(total.seriesId()).merge(total);
            }
        });
        totals.series().stream()
                .map(total -> bySeries.get(total.id()))
                .filter(model -> model != null && restored.contains(model.partition()))
                .distinct()
                .forEach(this::show);
    }

    private void merge(Totals.SeriesTotal total) {
        LiveModel model =
                models.computeIfAbsent(total.series().model(), id -> new LiveModel(id, total.partition(), clock));
        model.merge(total);
        bySeries.put(total.id(), model);
    }

    private void show(LiveModel model) {
        meters.computeIfAbsent(model.id(), id -> new ModelMeters(registry, model))
                .show();
    }

    private void withdraw(String model) {
        ModelMeters shown = meters.remove(model);
        if (shown != null) {
            shown.withdraw();
        }
    }

    private synchronized double duplicates() {
        return duplicates.values().stream().mapToLong(Long::longValue).sum();
    }
}
