package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.aggregator.watch.WatchLedger;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Enters a batch: the answers, what the detectors make of those that were new, their counts, and the read position, all in
 * the transaction of the session.
 *
 * <p>No fence is needed against an instance that has lost its partition and does not know it yet. Counts are only added
 * to, and only for prompt ids that this very transaction has inserted; the primary key lets one transaction insert an id,
 * the other waits for it and then has nothing new. The read position only moves forward.
 */
public final class AnswerLedger {

    private final Mutiny.Session session;
    private final AnswerBatch batch;
    private final WatchConfig watching;
    private final LocalDate textsFrom;

    private AnswerLedger(Mutiny.Session session, AnswerBatch batch, WatchConfig watching, LocalDate textsFrom) {
        this.textsFrom = textsFrom;
        this.session = session;
        this.batch = batch;
        this.watching = watching;
    }

    /**
     * What a batch changed.
     *
     * @param fresh the answers that were new
     * @param totals the rows of counts that they changed
     */
    public record Entry(List<AnswerRow> fresh, Totals totals) {}

    /** Enters the batch; texts of answers from before {@code textsFrom} are not kept. */
    public static Uni<Entry> enter(
            Mutiny.Session session, AnswerBatch batch, WatchConfig watching, LocalDate textsFrom) {
        return new AnswerLedger(session, batch, watching, textsFrom).enter();
    }

    private Uni<Entry> enter() {
        return series().chain(series -> {
            SeriesPositions places = SeriesPositions.of(series, batch);
            return insert(places)
                    .chain(newIds -> WatchLedger.watch(session, watching, places.shown(batch.among(newIds)))
                            .chain(watched -> count(series, newIds, watched)));
        });
    }

    /** Counting comes after watching: a series whose own past is its reference must not be measured by what is to be judged. */
    private Uni<Entry> count(List<SeriesTotal> series, Set<String> newIds, List<WatchTotal> watched) {
        List<AnswerRow> fresh = batch.among(newIds);
        Map<Series, Long> ids = ids(series);
        return texts(fresh)
                .chain(() -> CountLedger.add(session, batch, newIds, ids))
                .map(counted -> new Entry(
                        fresh,
                        new Totals(series, counted.questions(), counted.buckets(), counted.partitions(), watched)));
    }

    private Uni<List<SeriesTotal>> series() {
        List<AnswerBatch.SeriesInBatch> seen = batch.series();
        var query = session.createNativeQuery(LedgerSql.SERIES, Object[].class);
        text(query, "model", seen, row -> row.series().model());
        text(query, "revision", seen, row -> row.series().revision());
        text(query, "questionSet", seen, row -> row.series().questionSet());
        text(query, "variant", seen, row -> row.series().variant());
        text(query, "instrument", seen, row -> row.series().instrument());
        text(query, "source", seen, row -> row.series().source().name());
        query.setParameter("partition", Rows.column(seen, Integer.class, AnswerBatch.SeriesInBatch::partition));
        time(query, "lastAnswered", seen, AnswerBatch.SeriesInBatch::lastAnsweredAt);
        time(query, "lastScored", seen, AnswerBatch.SeriesInBatch::lastScoredAt);
        query.setParameter("answers", Rows.column(seen, Long.class, row -> (long) row.answers()));
        return Rows.byPosition(query, Totals.SeriesTotal::of);
    }

    private Uni<Set<String>> insert(SeriesPositions places) {
        List<AnswerRow> rows = batch.answers();
        var query = session.createNativeQuery(LedgerSql.ANSWERS, String.class);
        text(query, "promptId", rows, AnswerRow::promptId);
        query.setParameter("day", Rows.column(rows, LocalDate.class, AnswerRow::day));
        query.setParameter("seriesId", Rows.column(rows, Long.class, places::seriesId));
        query.setParameter("place", Rows.column(rows, Long.class, places::of));
        text(query, "probeId", rows, AnswerRow::probeId);
        text(query, "model", rows, row -> row.series().model());
        text(query, "questionId", rows, AnswerRow::questionId);
        text(query, "round", rows, AnswerRow::round);
        query.setParameter("roundSize", Rows.column(rows, Integer.class, AnswerRow::roundSize));
        text(query, "outcome", rows, AnswerRow::outcome);
        text(query, "reason", rows, AnswerRow::reason);
        query.setParameter("alignment", Rows.column(rows, Double.class, AnswerRow::alignment));
        query.setParameter("coherence", Rows.column(rows, Double.class, AnswerRow::coherence));
        text(query, "servedModel", rows, AnswerRow::servedModel);
        text(query, "systemFingerprint", rows, AnswerRow::systemFingerprint);
        text(query, "finishReason", rows, AnswerRow::finishReason);
        query.setParameter("attempts", Rows.column(rows, Integer.class, AnswerRow::attempts));
        query.setParameter("review", Rows.column(rows, Boolean.class, AnswerRow::review));
        time(query, "released", rows, AnswerRow::releasedAt);
        time(query, "answered", rows, AnswerRow::answeredAt);
        time(query, "scored", rows, AnswerRow::scoredAt);
        return query.getResultList().map(HashSet::new);
    }

    private Uni<Void> texts(List<AnswerRow> fresh) {
        List<AnswerRow> rows =
                fresh.stream().filter(row -> !row.day().isBefore(textsFrom)).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var query = session.createNativeQuery(LedgerSql.TEXTS);
        text(query, "promptId", rows, AnswerRow::promptId);
        query.setParameter("day", Rows.column(rows, LocalDate.class, AnswerRow::day));
        text(query, "question", rows, AnswerRow::question);
        text(query, "answer", rows, AnswerRow::answer);
        text(query, "reasoning", rows, AnswerRow::reasoning);
        text(query, "detail", rows, AnswerRow::detail);
        text(query, "readings", rows, AnswerRow::readings);
        text(query, "panel", rows, AnswerRow::panel);
        return query.executeUpdate().replaceWithVoid();
    }

    private static Map<Series, Long> ids(List<SeriesTotal> series) {
        return series.stream().collect(Collectors.toMap(SeriesTotal::series, SeriesTotal::id));
    }

    private static <R> void text(
            Mutiny.SelectionQuery<?> query, String name, Collection<R> rows, Function<R, String> value) {
        query.setParameter(name, Rows.column(rows, String.class, value));
    }

    private static <R> void time(
            Mutiny.SelectionQuery<?> query, String name, Collection<R> rows, Function<R, Instant> value) {
        query.setParameter(
                name, Rows.column(rows, Long.class, row -> value.apply(row).toEpochMilli()));
    }
}
