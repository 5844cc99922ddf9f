package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.aggregator.store.InsertStatement;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.aggregator.watch.WatchLedger;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Enters a batch in the transaction of the session: the answers, the alarms that new answers change, the counts, and the read
 * position.
 *
 * <p>No fence is needed against an instance that has lost its partition without noticing. Counts only grow, and only for
 * prompt ids that this transaction has inserted. The primary key lets one transaction insert an id; the other waits for it
 * and then finds the id known. The read position only moves forward.
 */
public final class AnswerLedger {

    /** Adds new series. It also locks the rows of all series, so two instances with a common series take turns. */
    private static final InsertStatement<AnswerBatch.SeriesInBatch> SERIES = InsertStatement.into(
            "aggregator.series as s",
            SeriesColumns.SERIES,
            """
            on conflict (model, revision, question_set, variant, instrument, source) do update
                set partition = excluded.partition,
                    last_answered_at = greatest(s.last_answered_at, excluded.last_answered_at),
                    last_scored_at = greatest(s.last_scored_at, excluded.last_scored_at),
                    next_place = s.next_place + excluded.next_place - 1
            returning id, model, revision, question_set, variant, instrument, source, partition,
                cast(extract(epoch from last_answered_at) * 1000 as bigint) as last_answered_at,
                cast(extract(epoch from last_scored_at) * 1000 as bigint) as last_scored_at, next_place
            """);

    /** The statement that carries most of the load. It returns the ids that were not known before. */
    private static final InsertStatement<PlacedAnswer> ANSWERS = InsertStatement.into(
            "aggregator.answer", AnswerColumns.ANSWER, "on conflict (prompt_id, day) do nothing returning prompt_id");

    /** Texts of new answers: a statement of its own, so the server does not hold the texts of the whole batch twice. */
    private static final InsertStatement<AnswerRow> TEXTS =
            InsertStatement.into("aggregator.answer_text", AnswerColumns.TEXT, "on conflict do nothing");

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
     * The changes that a batch made.
     *
     * @param fresh the answers that were new
     * @param totals the rows of counts that they changed
     */
    public record Entry(List<AnswerRow> fresh, Totals totals) {}

    /** Enters the batch. Texts of answers from days before {@code textsFrom} are dropped. */
    public static Uni<Entry> enter(
            Mutiny.Session session, AnswerBatch batch, WatchConfig watching, LocalDate textsFrom) {
        return new AnswerLedger(session, batch, watching, textsFrom).enter();
    }

    private Uni<Entry> enter() {
        return series().chain(series -> {
            SeriesPositions positions = SeriesPositions.of(series, batch);
            return insert(positions).chain(newIds -> WatchLedger.watch(
                            session, watching, positions.newAnswers(believed(batch.monitoredAmong(newIds))))
                    .chain(watched -> count(series, newIds, watched)));
        });
    }

    /** Counts after the detectors have judged: a series that is its own reference must not be measured by the answers under judgement. */
    private Uni<Entry> count(List<SeriesTotal> series, Set<String> newIds, List<WatchTotal> watched) {
        List<AnswerRow> fresh = batch.among(newIds);
        Map<Series, Long> ids = series.stream().collect(Collectors.toMap(SeriesTotal::series, SeriesTotal::id));
        return texts(fresh)
                .chain(() -> CountLedger.add(session, batch, newIds, ids))
                .map(counted -> new Entry(
                        fresh,
                        new Totals(series, counted.questions(), counted.buckets(), counted.partitions(), watched)));
    }

    /** The answers whose times the detectors may go by. */
    private static List<AnswerRow> believed(List<AnswerRow> fresh) {
        return fresh.stream().filter(answer -> !answer.ahead()).toList();
    }

    private Uni<List<SeriesTotal>> series() {
        return Rows.list(SERIES.bind(Rows.query(session, SERIES.sql()), batch.series()), SeriesTotal::of);
    }

    private Uni<Set<String>> insert(SeriesPositions positions) {
        return ANSWERS.bind(
                        session.createNativeQuery(ANSWERS.sql(), String.class),
                        batch.answers().stream().map(positions::place).toList())
                .getResultList()
                .map(HashSet::new);
    }

    private Uni<Void> texts(List<AnswerRow> fresh) {
        List<AnswerRow> rows =
                fresh.stream().filter(row -> !row.day().isBefore(textsFrom)).toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : TEXTS.bind(session.createNativeQuery(TEXTS.sql()), rows)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
