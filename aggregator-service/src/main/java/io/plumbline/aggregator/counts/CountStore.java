package io.plumbline.aggregator.counts;

import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the counts. The rows of a probe or a model stay few, however many answers they count. */
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
                c.outcome, cast(sum(c.answers) as bigint) as answers
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
                l.question_id, l.label, cast(sum(l.answers) as bigint) as answers
            from aggregator.series s join aggregator.label_count l on l.series_id = s.id
            where s.model = :model group by s.id, l.question_id, l.label
            """;

    private final Transactions transactions;

    CountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A row of counts: the group and question that it belongs to, and the answers that it adds. */
    private record Addition<K>(K group, QuestionVariant question, UnaryOperator<OutcomeCounts> answers) {

        static <K> Addition<K> counted(K group, Row row) {
            String outcome = row.text("outcome");
            String reason = row.text("reason");
            int band = row.integer("band");
            long answers = row.number("answers");
            return new Addition<>(group, question(row), counts -> counts.add(outcome, reason, band, answers));
        }

        static <K> Addition<K> labelled(K group, Row row) {
            String label = row.text("label");
            long answers = row.number("answers");
            return new Addition<>(group, question(row), counts -> counts.addLabelled(label, answers));
        }

        private static QuestionVariant question(Row row) {
            return new QuestionVariant(row.text("question_id"), row.text("variant"));
        }
    }

    /** A row of counts over time. */
    private record StepCount(Series series, int point, String outcome, long answers) {

        static StepCount of(Row row) {
            return new StepCount(
                    StoredSeries.of(row), row.integer("point"), row.text("outcome"), row.number("answers"));
        }
    }

    /** A probe's counts by model and question set; empty before the first answer. */
    public Uni<Map<CountedLane, Map<QuestionVariant, OutcomeCounts>>> ofProbe(String probe) {
        return transactions.once(session -> read(
                Rows.query(session, OF_PROBE).setParameter("probe", probe),
                Rows.query(session, LABELS_OF_PROBE).setParameter("probe", probe),
                row -> new CountedLane(row.text("model"), row.text("question_set"))));
    }

    /** A model's counts by series; empty before the first answer. */
    public Uni<Map<Series, Map<QuestionVariant, OutcomeCounts>>> ofModel(String model) {
        return transactions.once(session -> read(
                Rows.query(session, OF_MODEL).setParameter("model", model),
                Rows.query(session, LABELS_OF_MODEL).setParameter("model", model),
                StoredSeries::of));
    }

    /** A model's counts by series and step; series and steps without answers are absent. */
    public Uni<Map<Series, Map<Integer, OutcomeCounts>>> overTime(String model, TimeGrid grid) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, OVER_TIME)
                                .setParameter("model", model)
                                .setParameter("start", grid.from().getEpochSecond())
                                .setParameter("end", grid.to().getEpochSecond())
                                .setParameter("step", grid.step().toSeconds()),
                        StepCount::of))
                .map(CountStore::byStep);
    }

    private static <K> Uni<Map<K, Map<QuestionVariant, OutcomeCounts>>> read(
            Mutiny.SelectionQuery<Tuple> counts, Mutiny.SelectionQuery<Tuple> labels, Function<Row, K> group) {
        Map<K, Map<QuestionVariant, OutcomeCounts>> groups = new LinkedHashMap<>();
        return Rows.list(counts, row -> Addition.counted(group.apply(row), row))
                .invoke(rows -> add(groups, rows))
                .chain(() -> Rows.list(labels, row -> Addition.labelled(group.apply(row), row)))
                .invoke(rows -> add(groups, rows))
                .replaceWith(groups);
    }

    private static <K> void add(Map<K, Map<QuestionVariant, OutcomeCounts>> groups, List<Addition<K>> rows) {
        rows.forEach(row -> groups.computeIfAbsent(row.group(), key -> new TreeMap<>())
                .compute(row.question(), (key, counts) -> row.answers()
                        .apply(counts == null ? new OutcomeCounts() : counts)));
    }

    private static Map<Series, Map<Integer, OutcomeCounts>> byStep(List<StepCount> rows) {
        Map<Series, Map<Integer, OutcomeCounts>> series = new LinkedHashMap<>();
        rows.forEach(row -> series.computeIfAbsent(row.series(), key -> new TreeMap<>())
                .computeIfAbsent(row.point(), point -> new OutcomeCounts())
                .add(row.outcome(), row.answers()));
        return series;
    }
}
