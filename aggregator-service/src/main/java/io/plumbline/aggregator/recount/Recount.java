package io.plumbline.aggregator.recount;

import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.aggregator.watch.WatchReplay;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.plumbline.events.prompt.Round;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.SeriesCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts one series or probe again and replays its detectors, in one transaction that its next batch waits for. */
@ApplicationScoped
class Recount {

    private static final int PAGE = 5000;

    /** A series whose row is locked; {@code droppedPlace} is above 0 once old answers were dropped. */
    private record LockedSeries(Series series, long droppedPlace) {

        static LockedSeries of(Row row) {
            return new LockedSeries(StoredSeries.of(row), row.number("dropped_place"));
        }
    }

    private final Transactions transactions;
    private final WatchConfig config;

    Recount(Transactions transactions, WatchConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Compares a series' counts and detectors with its answers; {@code mend} corrects them. */
    Uni<SeriesCheck> series(long id, boolean mend) {
        return transactions.once(session -> Rows.optional(
                        Rows.query(session, RecountSql.SERIES).setParameter("id", id), LockedSeries::of)
                .onItem()
                .transform(found -> found.orElseThrow(NotFoundException::new))
                .chain(locked -> series(session, id, locked, mend)));
    }

    private Uni<SeriesCheck> series(Mutiny.Session session, long id, LockedSeries locked, boolean mend) {
        Series series = locked.series();
        if (locked.droppedPlace() > 0) {
            return Uni.createFrom().item(new SeriesCheck(id, series, 0, false, 0, false, false));
        }
        return WatchReplay.of(session, config, id, series.source()).chain(replay -> replay(
                        session, id, watched(series, replay), 0, 0)
                .chain(answers -> compare(session, new SeriesCheck(id, series, answers, true, 0, false, false), replay)
                        .chain(check -> mend && !check.agrees()
                                ? mend(session, check, replay)
                                : Uni.createFrom().item(check))));
    }

    /** No detector has seen a guest's answers. */
    private static Consumer<List<SeriesAnswer>> watched(Series series, WatchReplay replay) {
        return series.isGuest() ? unwatched -> {} : replay::see;
    }

    private static Uni<Long> replay(
            Mutiny.Session session, long id, Consumer<List<SeriesAnswer>> replay, long after, long seen) {
        return Rows.list(
                        Rows.query(session, RecountSql.ANSWERS)
                                .setParameter("id", id)
                                .setParameter("after", after)
                                .setParameter("limit", PAGE),
                        Recount::answer)
                .chain(answers -> {
                    replay.accept(answers);
                    long total = seen + answers.size();
                    return answers.size() < PAGE
                            ? Uni.createFrom().item(total)
                            : replay(session, id, replay, answers.get(PAGE - 1).place(), total);
                });
    }

    private static Uni<SeriesCheck> compare(Mutiny.Session session, SeriesCheck check, WatchReplay replay) {
        return number(session, RecountSql.QUESTIONS, check.id())
                .chain(questions ->
                        number(session, RecountSql.BUCKETS, check.id()).map(buckets -> questions + buckets))
                .chain(counts -> number(session, RecountSql.DAYS, check.id()).map(days -> counts + days))
                .chain(counts -> (check.series().isGuest() ? Uni.createFrom().item(true) : replay.isSame(session))
                        .map(same -> new SeriesCheck(
                                check.id(), check.series(), check.answers(), true, counts, !same, false)));
    }

    private static Uni<SeriesCheck> mend(Mutiny.Session session, SeriesCheck check, WatchReplay replay) {
        return run(session, RecountSql.MEND_QUESTIONS, check.id())
                .chain(() -> run(session, RecountSql.MEND_BUCKETS, check.id()))
                .chain(() -> run(session, RecountSql.MEND_DAYS, check.id()))
                .chain(() -> check.series().isGuest() ? Uni.createFrom().voidItem() : replay.mend(session))
                .replaceWith(new SeriesCheck(
                        check.id(),
                        check.series(),
                        check.answers(),
                        true,
                        check.countsDiffer(),
                        check.detectorsDiffer(),
                        true));
    }

    /** Compares a probe's counts with its answers; {@code mend} corrects them. */
    Uni<ProbeCheck> probe(String id, boolean mend) {
        return transactions.once(session -> session.createNativeQuery(RecountSql.PROBE_IS_OLD, Boolean.class)
                .setParameter("id", id)
                .getSingleResult()
                .chain(old -> old
                        ? Uni.createFrom().item(new ProbeCheck(id, false, 0, false))
                        : number(session, RecountSql.PROBE, id)
                                .chain(differ -> mend && differ > 0
                                        ? run(session, RecountSql.MEND_PROBE, id)
                                                .replaceWith(new ProbeCheck(id, true, differ, true))
                                        : Uni.createFrom().item(new ProbeCheck(id, true, differ, false)))));
    }

    private static Uni<Long> number(Mutiny.Session session, String sql, Object id) {
        return session.createNativeQuery(sql, Long.class).setParameter("id", id).getSingleResult();
    }

    private static Uni<Void> run(Mutiny.Session session, String[] statements, Object id) {
        return session.createNativeQuery(statements[0])
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(statements[1])
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static SeriesAnswer answer(Row row) {
        return new SeriesAnswer(
                row.number("place"),
                row.text("question_id"),
                row.optionalText("round").map(round -> new Round(round, row.integer("round_size"))),
                row.text("outcome"),
                row.text("reason"),
                row.instant("scored_at"));
    }
}
