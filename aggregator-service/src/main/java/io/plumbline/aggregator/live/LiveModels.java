package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.partitions.PartitionOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The models of the partitions that this instance owns, as far as they are exported: so many, and beyond those every model
 * with an alarm, so that memory and the number of metrics do not grow with the fleet. A model is shown once its totals have
 * been read whole: a gauge of half a model would be a wrong one. Deleted models are not exported, whatever comes late for
 * them. Models that are not exported are counted and watched all the same, in the database.
 */
@ApplicationScoped
public class LiveModels implements PartitionOwner {

    private final MeterRegistry registry;
    private final int most;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, LiveModel> models = new HashMap<>();
    private final Map<String, ModelMeters> meters = new HashMap<>();
    private final Map<Long, LiveModel> bySeries = new HashMap<>();
    private final Map<Integer, Long> duplicates = new HashMap<>();
    private final Set<Integer> owned = new HashSet<>();
    private final Set<Integer> listed = new HashSet<>();
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Integer> deleted = new HashMap<>();

    LiveModels(MeterRegistry registry, MetricsConfig config) {
        this.registry = registry;
        this.most = config.checked().models();
        FunctionCounter.builder("plumbline.duplicates", this, LiveModels::duplicates)
                .register(registry);
        Gauge.builder("plumbline.models.not.exported", this, LiveModels::notExported)
                .register(registry);
    }

    @Override
    public synchronized void own(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    @Override
    public synchronized void disown(Set<Integer> partitions) {
        owned.removeAll(partitions);
        listed.removeAll(partitions);
        duplicates.keySet().removeAll(partitions);
        left.values().removeAll(partitions);
        deleted.values().removeAll(partitions);
        bySeries.values().removeIf(model -> partitions.contains(model.partition()));
        Set<String> gone = models.values().stream()
                .filter(model -> partitions.contains(model.partition()))
                .map(LiveModel::id)
                .collect(Collectors.toSet());
        models.keySet().removeAll(gone);
        gone.forEach(this::withdraw);
    }

    /** Whether a partition is ours. */
    public synchronized boolean owns(int partition) {
        return owned.contains(partition);
    }

    /** Partitions that are ours and whose models were not listed yet. */
    public synchronized Set<Integer> unlisted() {
        Set<Integer> missing = new HashSet<>(owned);
        missing.removeAll(listed);
        return missing;
    }

    /** Takes the list of models of partitions; one that was lost while the list was made has none that are ours. */
    public synchronized void list(Set<Integer> partitions, Collection<ListedModel> standings) {
        listed.addAll(partitions);
        listed.retainAll(owned);
        List<ListedModel> ours = standings.stream()
                .filter(standing -> owned.contains(standing.partition()))
                .toList();
        ours.stream().filter(ListedModel::alarmed).forEach(this::offer);
        ours.forEach(this::offer);
    }

    /**
     * A model that has answers.
     *
     * @param model its id
     * @param partition where its scores are read
     * @param alarmed whether some alarm of it is not quiet
     */
    public record ListedModel(String model, int partition, boolean alarmed) {}

    /** Models that are exported. */
    synchronized Set<String> exported() {
        return Set.copyOf(meters.keySet());
    }

    /** Models that are to be exported and whose totals were not read yet. */
    public synchronized Set<String> unrestored() {
        return models.keySet().stream().filter(id -> !meters.containsKey(id)).collect(Collectors.toSet());
    }

    /** Models of which it is to be asked whether they are deleted: those that are exported, or are to be, or were deleted. */
    public synchronized Set<String> known() {
        Set<String> known = new HashSet<>(models.keySet());
        known.addAll(deleted.keySet());
        return known;
    }

    /** Takes which of these models are deleted. They are withdrawn until they are registered again. */
    public synchronized void delete(Set<String> asked, Set<String> found) {
        found.stream().filter(models::containsKey).forEach(this::delete);
        if (deleted.keySet().removeIf(id -> asked.contains(id) && !found.contains(id))) {
            listed.clear();
        }
    }

    private void delete(String model) {
        LiveModel gone = models.remove(model);
        bySeries.values().removeIf(gone::equals);
        deleted.put(model, gone.partition());
        withdraw(model);
    }

    /** Takes all totals of models. */
    public synchronized void restore(Set<String> ids, Totals totals) {
        merge(totals);
        ids.stream()
                .filter(models::containsKey)
                .forEach(id -> meters.computeIfAbsent(id, key -> new ModelMeters(registry, models.get(id))));
        ids.stream().filter(meters::containsKey).forEach(id -> meters.get(id).show());
    }

    /** Takes the totals that a batch changed; those of partitions that are not ours any more, and of models that are not exported, are left out. */
    public synchronized void merge(Totals totals) {
        totals.partitions().stream()
                .filter(total -> owned.contains(total.partition()))
                .forEach(total -> duplicates.merge(total.partition(), total.duplicates(), Math::max));
        Set<Long> alarmed = totals.watched().stream()
                .filter(total -> total.summary().alarmed())
                .map(total -> total.seriesId())
                .collect(Collectors.toSet());
        totals.series().stream()
                .filter(total -> owned.contains(total.partition()))
                .forEach(total -> merge(total, alarmed.contains(total.id())));
        totals.questions().forEach(total -> ofSeries(total.seriesId()).ifPresent(model -> model.merge(total)));
        totals.buckets().forEach(total -> ofSeries(total.seriesId()).ifPresent(model -> model.merge(total)));
        totals.watched().forEach(total -> ofSeries(total.seriesId()).ifPresent(model -> model.merge(total)));
        totals.series().stream()
                .map(total -> meters.get(total.series().model()))
                .filter(shown -> shown != null)
                .distinct()
                .forEach(ModelMeters::show);
    }

    private void merge(Totals.SeriesTotal total, boolean alarmed) {
        String model = total.series().model();
        offer(new ListedModel(model, total.partition(), alarmed));
        if (models.containsKey(model)) {
            models.get(model).merge(total);
            bySeries.put(total.id(), models.get(model));
        }
    }

    private void offer(ListedModel standing) {
        if (deleted.containsKey(standing.model())) {
            return;
        }
        if (!models.containsKey(standing.model()) && (models.size() < most || standing.alarmed())) {
            models.put(standing.model(), new LiveModel(standing.model(), standing.partition(), clock));
            left.remove(standing.model());
        } else if (!models.containsKey(standing.model())) {
            left.put(standing.model(), standing.partition());
        }
    }

    private Optional<LiveModel> ofSeries(long seriesId) {
        return Optional.ofNullable(bySeries.get(seriesId));
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

    private synchronized double notExported() {
        return left.size();
    }
}
