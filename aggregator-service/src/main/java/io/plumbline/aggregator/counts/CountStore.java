package io.plumbline.aggregator.counts;

import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the counts; a probe's or a model's rows are few, whatever the number of its answers. */
@ApplicationScoped
public class CountStore {

    public static final String OF_PROBE =
            """
            select model, question_set, question_id, variant, outcome, reason, band, answers
            from aggregator.probe_count where probe_id = :probe order by model, question_set
            """;
    public static final String OF_MODEL =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                c.question_id, c.outcome, c.reason, c.band, c.answers
            from aggregator.series s join aggregator.question_count c on c.series_id = s.id
            where s.model = :model order by s.id
            """;
    public static final String OVER_TIME =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                (cast(extract(epoch from c.bucket) as bigint) - cast(:start as bigint)) / cast(:step as bigint) as point,
                c.outcome, cast(sum(c.answers) as bigint)
            from aggregator.series s join aggregator.bucket_count c on c.series_id = s.id
            where s.model = :model
                and c.bucket >= to_timestamp(cast(:start as bigint)) and c.bucket < to_timestamp(cast(:end as bigint))
            group by s.id, point, c.outcome order by s.id, point
            """;

    private static final String LABELS_OF_PROBE =
            """
            select s.model, s.question_set, l.question_id, s.variant, l.label, l.answers
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

    /** A probe's counts by model and question set; empty where no answer has come yet. */
    public Uni<Map<CountedLane, Map<QuestionVariant, OutcomeCounts>>> ofProbe(String probe) {
        return transactions.once(session -> rows(session, OF_PROBE, "probe", probe)
                .chain(counts -> rows(session, LABELS_OF_PROBE, "probe", probe).map(labels -> byPart(counts, labels))));
    }

    /** A model's counts by series; empty where no answer has come yet. */
    public Uni<Map<Series, Map<QuestionVariant, OutcomeCounts>>> ofModel(String model) {
        return transactions.once(session -> rows(session, OF_MODEL, "model", model)
                .chain(counts ->
                        rows(session, LABELS_OF_MODEL, "model", model).map(labels -> bySeries(counts, labels))));
    }

    /** A model's counts by series and step; both only where there are answers. */
    public Uni<Map<Series, Map<Integer, OutcomeCounts>>> overTime(String model, TimeGrid grid) {
        return transactions
                .once(session -> session.createNativeQuery(OVER_TIME, Object[].class)
                        .setParameter("model", model)
                        .setParameter("start", grid.from().getEpochSecond())
                        .setParameter("end", grid.to().getEpochSecond())
                        .setParameter("step", grid.step().toSeconds())
                        .getResultList())
                .map(CountStore::byStep);
    }

    private static Uni<List<Object[]>> rows(Mutiny.Session session, String sql, String key, String value) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(key, value)
                .getResultList();
    }

    private static Map<CountedLane, Map<QuestionVariant, OutcomeCounts>> byPart(
            List<Object[]> counts, List<Object[]> labels) {
        Map<CountedLane, Map<QuestionVariant, OutcomeCounts>> parts = new LinkedHashMap<>();
        for (Object[] row : counts) {
            add(tallyOfPart(parts, row), row, 4);
        }
        for (Object[] row : labels) {
            tallyOfPart(parts, row).addLabelled((String) row[4], number(row[5]));
        }
        return parts;
    }

    private static Map<Series, Map<QuestionVariant, OutcomeCounts>> bySeries(
            List<Object[]> counts, List<Object[]> labels) {
        Map<Series, Map<QuestionVariant, OutcomeCounts>> series = new LinkedHashMap<>();
        for (Object[] row : counts) {
            add(tallyOfSeries(series, row), row, 7);
        }
        for (Object[] row : labels) {
            tallyOfSeries(series, row).addLabelled((String) row[7], number(row[8]));
        }
        return series;
    }

    private static Map<Series, Map<Integer, OutcomeCounts>> byStep(List<Object[]> rows) {
        Map<Series, Map<Integer, OutcomeCounts>> series = new LinkedHashMap<>();
        for (Object[] row : rows) {
            series.computeIfAbsent(series(row), key -> new TreeMap<>())
                    .computeIfAbsent(((Number) row[6]).intValue(), point -> new OutcomeCounts())
                    .add((String) row[7], number(row[8]));
        }
        return series;
    }

    private static OutcomeCounts tallyOfPart(
            Map<CountedLane, Map<QuestionVariant, OutcomeCounts>> parts, Object[] row) {
        return tally(
                parts, new CountedLane((String) row[0], (String) row[1]), new QuestionVariant((String) row[2], (String)
                        row[3]));
    }

    private static OutcomeCounts tallyOfSeries(Map<Series, Map<QuestionVariant, OutcomeCounts>> series, Object[] row) {
        Series key = series(row);
        return tally(series, key, new QuestionVariant((String) row[6], key.variant()));
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
    private static void add(OutcomeCounts tally, Object[] row, int outcome) {
        tally.add(
                (String) row[outcome],
                (String) row[outcome + 1],
                ((Number) row[outcome + 2]).intValue(),
                number(row[outcome + 3]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static <K> OutcomeCounts tally(
            Map<K, Map<QuestionVariant, OutcomeCounts>> groups, K group, QuestionVariant cell) {
        return groups.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent(cell, key -> new OutcomeCounts());
    }
}
