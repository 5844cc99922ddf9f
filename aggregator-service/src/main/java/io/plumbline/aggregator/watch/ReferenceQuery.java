package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads possible references from the counts, which are kept longer than the answers. */
final class ReferenceQuery {

    private final Mutiny.Session session;

    ReferenceQuery(Mutiny.Session session) {
        this.session = session;
    }

    /** A series, its model's baseline, and the baseline's answers in a series of the same kind; the last two may be absent. */
    private record Baseline(
            long seriesId, Optional<String> model, Optional<Long> baselineSeriesId, Optional<String> revision) {

        static Baseline of(Row row) {
            return new Baseline(
                    row.number("series_id"),
                    row.optionalText("baseline"),
                    Optional.ofNullable(row.optionalNumber("baseline_series_id")),
                    row.optionalText("baseline_revision"));
        }

        ReferenceRule.ReferenceCandidates candidates(Map<Long, Map<String, long[]>> counts) {
            return new ReferenceRule.ReferenceCandidates(
                    model,
                    baselineSeriesId
                            .filter(counts::containsKey)
                            .map(id -> new Reference(model.orElseThrow(), revision.orElse(""), counts.get(id))),
                    Reference.own(counts.getOrDefault(seriesId, Map.of())));
        }
    }

    private record QuestionAnswers(long seriesId, String question, String outcome, long answers) {

        static QuestionAnswers of(Row row) {
            return new QuestionAnswers(
                    row.number("series_id"), row.text("question_id"), row.text("outcome"), row.number("answers"));
        }
    }

    /** For each series its baseline, the baseline's counts in a series of the same kind, and its own counts. */
    Uni<Map<Long, ReferenceRule.ReferenceCandidates>> find(List<Long> series) {
        if (series.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return list(WatchSql.BASELINES, series, Baseline::of)
                .chain(baselines -> list(WatchSql.COUNTS, counted(baselines), QuestionAnswers::of)
                        .map(ReferenceQuery::bySeries)
                        .map(counts -> baselines.stream()
                                .collect(Collectors.toMap(Baseline::seriesId, one -> one.candidates(counts)))));
    }

    private static List<Long> counted(List<Baseline> baselines) {
        return baselines.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.seriesId()), row.baselineSeriesId().stream()))
                .distinct()
                .toList();
    }

    private static Map<Long, Map<String, long[]>> bySeries(List<QuestionAnswers> rows) {
        Map<Long, Map<String, long[]>> series = new HashMap<>();
        for (QuestionAnswers row : rows) {
            long[] counts = series.computeIfAbsent(row.seriesId(), id -> new HashMap<>())
                    .computeIfAbsent(row.question(), id -> new long[1 + AlarmKind.values().length]);
            counts[0] += row.answers();
            Arrays.stream(AlarmKind.values())
                    .filter(kind -> kind.counts(row.outcome()))
                    .forEach(kind -> counts[1 + kind.column()] += row.answers());
        }
        return series;
    }

    private <T> Uni<List<T>> list(String sql, Collection<Long> ids, Function<Row, T> read) {
        return Rows.list(Rows.query(session, sql).setParameter("ids", Rows.column(ids, Long.class, id -> id)), read);
    }
}
