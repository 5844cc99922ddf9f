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

    private static final String OF_PROBE =
            """
            select model, question_id, variant, outcome, reason, answers
            from aggregator.probe_count where probe_id = :probe order by model
            """;
    private static final String OF_MODEL =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                c.question_id, c.outcome, c.reason, c.answers
            from aggregator.series s join aggregator.question_count c on c.series_id = s.id
            where s.model = :model order by s.id
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

    private static Map<String, Map<Cell, Tally>> byModel(List<Object[]> rows) {
        Map<String, Map<Cell, Tally>> models = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Cell cell = new Cell((String) row[1], (String) row[2]);
            tally(models, (String) row[0], cell).add((String) row[3], (String) row[4], ((Number) row[5]).longValue());
        }
        return models;
    }

    private static Map<Series, Map<Cell, Tally>> bySeries(List<Object[]> rows) {
        Map<Series, Map<Cell, Tally>> series = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Series key = new Series(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    Source.valueOf((String) row[5]));
            Cell cell = new Cell((String) row[6], key.variant());
            tally(series, key, cell).add((String) row[7], (String) row[8], ((Number) row[9]).longValue());
        }
        return series;
    }

    private static <K> Tally tally(Map<K, Map<Cell, Tally>> groups, K group, Cell cell) {
        return groups.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent(cell, key -> new Tally());
    }
}
