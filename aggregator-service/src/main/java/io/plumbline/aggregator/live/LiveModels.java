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
 * The exported models of the partitions that this instance owns: up to a limit, and beyond it every model with an alarm, so
 * memory and metrics do not grow with the fleet. A model's meters appear once all its totals have been read, because a gauge
 * over part of them would be wrong. Deleted models are not exported, even if late answers arrive. Models that are not exported
 * are still counted and watched in the database.
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
        Gauge.builder("plumbline.sets.not.exported", this, LiveModels::setsNotExported)
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

    public synchronized boolean owns(int partition) {
        return owned.contains(partition);
    }

    /** The partitions whose models this instance exports. */
    public synchronized Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    /** Owned partitions whose models have not been listed yet. */
    public synchronized Set<Integer> unlisted() {
        Set<Integer> missing = new HashSet<>(owned);
        missing.removeAll(listed);
        return missing;
    }

    /** Takes the listed models of partitions; leaves out partitions that were lost while the list was read. */
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
     * @param partition the partition of its scores
     * @param alarmed whether one of its alarms is not quiet
     */
    public record ListedModel(String model, int partition, boolean alarmed) {}

    /** Models whose gauges this instance exports. */
    public synchronized Set<String> exported() {
        return Set.copyOf(meters.keySet());
    }

    /** Models to export whose totals have not been read yet. */
    public synchronized Set<String> unrestored() {
        return models.keySet().stream().filter(id -> !meters.containsKey(id)).collect(Collectors.toSet());
    }

    /** Models whose deletion must be checked: exported models, models to export, and deleted models. */
    public synchronized Set<String> known() {
        Set<String> known = new HashSet<>(models.keySet());
        known.addAll(deleted.keySet());
        return known;
    }

    /** Takes the result of a check for deleted models. Deleted models are withdrawn until they are registered again. */
    public synchronized void delete(Set<String> checked, Set<String> found) {
        found.stream().filter(models::containsKey).forEach(this::delete);
        if (deleted.keySet().removeIf(id -> checked.contains(id) && !found.contains(id))) {
            listed.clear();
        }
    }

    /** Takes what is registered of the models that were asked for; models without an entry are not registered. */
    public synchronized void register(Set<String> asked, Collection<Registration> found) {
        Map<String, String> revisions =
                found.stream().collect(Collectors.toMap(Registration::model, Registration::revision));
        asked.stream().filter(models::containsKey).forEach(id -> models.get(id)
                .register(Optional.ofNullable(revisions.get(id))));
        asked.stream().filter(meters::containsKey).forEach(id -> meters.get(id).show());
    }

    private void delete(String model) {
        LiveModel gone = models.remove(model);
        bySeries.values().removeIf(gone::equals);
        deleted.put(model, gone.partition());
        withdraw(model);
    }

    /** Takes all totals of models and shows their meters. */
    public synchronized void restore(Set<String> ids, Totals totals) {
        merge(totals);
        ids.stream()
                .filter(models::containsKey)
                .forEach(id -> meters.computeIfAbsent(id, key -> new ModelMeters(registry, models.get(id))));
        ids.stream().filter(meters::containsKey).forEach(id -> meters.get(id).show());
    }

    /** Takes the totals that a batch changed; leaves out lost partitions and models that are not exported. */
    public synchronized void merge(Totals totals) {
        totals.partitions().stream()
                .filter(total -> owned.contains(total.partition()))
                .forEach(total -> duplicates.merge(total.partition(), total.duplicates(), Math::max));
        Set<Long> alarmed = totals.watched().stream()
                .filter(total -> total.summary().alarmed())
                .map(total -> total.seriesId())
                .collect(Collectors.toSet());
        totals.series().stream()
                .filter(total ->
                        owned.contains(total.partition()) && !total.series().isGuest())
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

    private synchronized double setsNotExported() {
        return meters.keySet().stream()
                .mapToInt(id -> models.get(id).setsNotExported())
                .sum();
    }

    private synchronized double notExported() {
        return left.size();
    }
}
