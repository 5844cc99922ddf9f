package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.Transactions;
import io.plumbline.events.Series;
import io.plumbline.events.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the counts; a probe's or a model's rows are few, whatever the number of its answers. */
@ApplicationScoped
class CountStore {

    static final String OF_PROBE =
            """
            select model, question_id, variant, outcome, reason, band, answers
            from aggregator.probe_count where probe_id = :probe order by model
            """;
    static final String OF_MODEL =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                c.question_id, c.outcome, c.reason, c.band, c.answers
            from aggregator.series s join aggregator.question_count c on c.series_id = s.id
            where s.model = :model order by s.id
            """;
    static final String OVER_TIME =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                (cast(extract(epoch from c.bucket) as bigint) - cast(:start as bigint)) / cast(:step as bigint) as point,
                c.outcome, cast(sum(c.answers) as bigint)
            from aggregator.series s join aggregator.bucket_count c on c.series_id = s.id
            where s.model = :model
                and c.bucket >= to_timestamp(cast(:start as bigint)) and c.bucket < to_timestamp(cast(:end as bigint))
            group by s.id, point, c.outcome order by s.id, point
            """;

    private final Transactions transactions;

    CountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A probe's counts by model; empty where no answer has come yet. */
    Uni<Map<String, Map<Cell, Tally>>> ofProbe(String probe) {
        return transactions
                .once(session -> session.createNativeQuery(OF_PROBE, Object[].class)
                        .setParameter("probe", probe)
                        .getResultList())
                .map(CountStore::byModel);
    }

    /** A model's counts by series; empty where no answer has come yet. */
    Uni<Map<Series, Map<Cell, Tally>>> ofModel(String model) {
        return transactions
                .once(session -> session.createNativeQuery(OF_MODEL, Object[].class)
                        .setParameter("model", model)
                        .getResultList())
                .map(CountStore::bySeries);
    }

    /** A model's counts by series and step; both only where there are answers. */
    Uni<Map<Series, Map<Integer, Tally>>> overTime(String model, TimeGrid grid) {
        return transactions
                .once(session -> session.createNativeQuery(OVER_TIME, Object[].class)
                        .setParameter("model", model)
                        .setParameter("start", grid.from().getEpochSecond())
                        .setParameter("end", grid.to().getEpochSecond())
                        .setParameter("step", grid.step().toSeconds())
                        .getResultList())
                .map(CountStore::byStep);
    }

    private static Map<String, Map<Cell, Tally>> byModel(List<Object[]> rows) {
        Map<String, Map<Cell, Tally>> models = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Cell cell = new Cell((String) row[1], (String) row[2]);
            add(tally(models, (String) row[0], cell), row, 3);
        }
        return models;
    }

    private static Map<Series, Map<Cell, Tally>> bySeries(List<Object[]> rows) {
        Map<Series, Map<Cell, Tally>> series = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Series key = series(row);
            Cell cell = new Cell((String) row[6], key.variant());
            add(tally(series, key, cell), row, 7);
        }
        return series;
    }

    private static Map<Series, Map<Integer, Tally>> byStep(List<Object[]> rows) {
        Map<Series, Map<Integer, Tally>> series = new LinkedHashMap<>();
        for (Object[] row : rows) {
            series.computeIfAbsent(series(row), key -> new TreeMap<>())
                    .computeIfAbsent(((Number) row[6]).intValue(), point -> new Tally())
                    .add((String) row[7], ((Number) row[8]).longValue());
        }
        return series;
    }

    private static Series series(Object[] row) {
        return new Series(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Source.valueOf((String) row[5]));
    }

    /** Outcome, reason, band and number stand together in both. */
    private static void add(Tally tally, Object[] row, int outcome) {
        tally.add(
                (String) row[outcome],
                (String) row[outcome + 1],
                ((Number) row[outcome + 2]).intValue(),
                ((Number) row[outcome + 3]).longValue());
    }

    private static <K> Tally tally(Map<K, Map<Cell, Tally>> groups, K group, Cell cell) {
        return groups.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent(cell, key -> new Tally());
    }
}
