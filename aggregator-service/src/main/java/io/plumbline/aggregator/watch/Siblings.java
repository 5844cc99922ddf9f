package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.budget.JointAlarm;
import io.plumbline.aggregator.budget.ModelBudget;
import io.plumbline.aggregator.budget.SharingSeries;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored series of a batch's models, and what follows from them for the series of the batch. */
final class Siblings {

    private final Mutiny.Session session;
    private final Map<Long, SharingSeries> stored = new TreeMap<>();
    private final Map<String, String> registered = new HashMap<>();

    Siblings(Mutiny.Session session) {
        this.session = session;
    }

    /** Reads the series of all models that have answers in the batch. */
    Uni<Void> read(Collection<WatchEntry> batch) {
        return Rows.list(
                        Rows.query(session, WatchSql.SIBLINGS)
                                .setParameter("models", distinct(batch, Series::model))
                                .setParameter("revisions", distinct(batch, Series::revision)),
                        row -> {
                            row.optionalText("registered")
                                    .ifPresent(revision -> registered.put(row.text("model"), revision));
                            return of(row);
                        })
                .invoke(rows -> rows.forEach(row -> stored.put(row.id(), row)))
                .replaceWithVoid();
    }

    /** The shares of the series that close a round in the batch, by id. */
    Uni<Map<Long, BudgetShare>> shares(Collection<WatchEntry> batch) {
        Map<String, List<Long>> beginning = batch.stream()
                .filter(WatchEntry::begins)
                .collect(Collectors.groupingBy(
                        entry -> entry.series().model(), Collectors.mapping(WatchEntry::id, Collectors.toList())));
        return baselineSeries(beginning.keySet()).map(expected -> {
            Map<Long, BudgetShare> shares = new HashMap<>();
            models(batch)
                    .forEach((model, series) -> shares.putAll(
                            series.shares(beginning.getOrDefault(model, List.of()), expected.getOrDefault(model, 1))));
            return shares;
        });
    }

    /** Number of watched series of each model's baseline. */
    private Uni<Map<String, Integer>> baselineSeries(Collection<String> models) {
        return models.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Rows.list(
                                Rows.query(session, WatchSql.BASELINE_SERIES)
                                        .setParameter("models", models.toArray(String[]::new)),
                                row -> Map.entry(row.text("model"), row.integer("series")))
                        .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    List<JointAlarm> jointAlarms(Collection<WatchEntry> batch, WatchSettings settings) {
        return models(batch).values().stream()
                .flatMap(model -> model.jointAlarms(settings).stream())
                .toList();
    }

    /** The watched series whose revision was replaced, by id. */
    Map<Long, Series> replaced(Collection<WatchEntry> batch) {
        return models(batch).values().stream()
                .flatMap(model -> model.replaced().stream())
                .collect(Collectors.toMap(SharingSeries::id, SharingSeries::series));
    }

    /** The series of alarms, by id. */
    Map<Long, Series> seriesOf(List<JointAlarm> alarms) {
        return alarms.stream()
                .map(JointAlarm::seriesId)
                .distinct()
                .filter(stored::containsKey)
                .collect(Collectors.toMap(
                        Function.identity(), id -> stored.get(id).series()));
    }

    /** The models with their series as they are now: a series of the batch replaces the stored one. */
    private Map<String, ModelBudget> models(Collection<WatchEntry> batch) {
        Map<Long, SharingSeries> series = new TreeMap<>(stored);
        batch.forEach(entry -> series.put(entry.id(), of(entry)));
        return series.values().stream()
                .collect(Collectors.groupingBy(
                        one -> one.series().model(),
                        Collectors.collectingAndThen(
                                Collectors.toList(), all -> new ModelBudget(registered(all), all))));
    }

    private Optional<String> registered(List<SharingSeries> all) {
        return Optional.ofNullable(registered.get(all.get(0).series().model()));
    }

    private static String[] distinct(Collection<WatchEntry> batch, Function<Series, String> value) {
        return batch.stream()
                .map(entry -> value.apply(entry.series()))
                .distinct()
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    /** A stored series that has no answers in the batch. */
    private static SharingSeries of(Row row) {
        return new SharingSeries(
                row.number("series_id"),
                StoredSeries.of(row),
                row.instant("last_released_at"),
                row.flag("begun"),
                false,
                WatchEncoding.optional(row.text("share"), BudgetShare.class).orElse(BudgetShare.WHOLE),
                WatchEncoding.read(row.text("summary"), DetectorSummary.class));
    }

    /** A series of the batch as it is now. */
    private static SharingSeries of(WatchEntry entry) {
        return new SharingSeries(
                entry.id(),
                entry.series(),
                entry.lastReleasedAt(),
                entry.isBegun(),
                entry.watched().hasClosedRounds(),
                entry.share(),
                entry.summary());
    }
}
