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
import org.hibernate.reactive.mutiny.Mutiny;

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

    private static final String LABELS_OF_PROBE =
            """
            select s.model, l.question_id, s.variant, l.label, l.answers
            from aggregator.label_count l join aggregator.series s on s.id = l.series_id where l.probe_id = :probe
            """;
    private static final String LABELS_OF_MODEL =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                l.question_id, l.label, sum(l.answers)
            from aggregator.series s join aggregator.label_count l on l.series_id = s.id
            where s.model = :model group by s.id, l.question_id, l.label
            """;

    private final Transactions transactions;

    CountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A probe's counts by model; empty where no answer has come yet. */
    Uni<Map<String, Map<Cell, Tally>>> ofProbe(String probe) {
        return transactions.once(session -> rows(session, OF_PROBE, "probe", probe)
                .chain(counts ->
                        rows(session, LABELS_OF_PROBE, "probe", probe).map(labels -> byModel(counts, labels))));
    }

    /** A model's counts by series; empty where no answer has come yet. */
    Uni<Map<Series, Map<Cell, Tally>>> ofModel(String model) {
        return transactions.once(session -> rows(session, OF_MODEL, "model", model)
                .chain(counts ->
                        rows(session, LABELS_OF_MODEL, "model", model).map(labels -> bySeries(counts, labels))));
    }

    private static Uni<List<Object[]>> rows(Mutiny.Session session, String sql, String key, String value) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(key, value)
                .getResultList();
    }

    private static Map<String, Map<Cell, Tally>> byModel(List<Object[]> counts, List<Object[]> labels) {
        Map<String, Map<Cell, Tally>> models = new LinkedHashMap<>();
        for (Object[] row : counts) {
            tally(models, row).add((String) row[3], (String) row[4], number(row[5]));
        }
        for (Object[] row : labels) {
            tally(models, row).addLabelled((String) row[3], number(row[4]));
        }
        return models;
    }

    private static Map<Series, Map<Cell, Tally>> bySeries(List<Object[]> counts, List<Object[]> labels) {
        Map<Series, Map<Cell, Tally>> series = new LinkedHashMap<>();
        for (Object[] row : counts) {
            tallyOfSeries(series, row).add((String) row[7], (String) row[8], number(row[9]));
        }
        for (Object[] row : labels) {
            tallyOfSeries(series, row).addLabelled((String) row[7], number(row[8]));
        }
        return series;
    }

    private static Tally tally(Map<String, Map<Cell, Tally>> models, Object[] row) {
        return tally(models, (String) row[0], new Cell((String) row[1], (String) row[2]));
    }

    private static Tally tallyOfSeries(Map<Series, Map<Cell, Tally>> series, Object[] row) {
        Series key = new Series(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Source.valueOf((String) row[5]));
        return tally(series, key, new Cell((String) row[6], key.variant()));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static <K> Tally tally(Map<K, Map<Cell, Tally>> groups, K group, Cell cell) {
        return groups.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent(cell, key -> new Tally());
    }
}
