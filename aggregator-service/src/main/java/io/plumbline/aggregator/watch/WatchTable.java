package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.OpenRounds;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.SeriesDetectors;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.aggregator.store.InsertStatement;
import io.plumbline.database.ConflictException;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads and writes the state of the detectors. Open rounds are read with every batch, detectors only when a round closes.
 * Columns that did not change keep their stored value.
 */
final class WatchTable {

    /** Returns the series that were written; a series whose version has moved on is left out. */
    private static final InsertStatement<WatchEntry> WRITE = InsertStatement.into(
            "aggregator.watch as w",
            WatchColumns.WATCH,
            """
            on conflict (series_id) do update
                set version = excluded.version, place = excluded.place, questions = excluded.questions,
                    open_rounds = excluded.open_rounds,
                    detectors = case when length(excluded.detectors) = 0 then w.detectors else excluded.detectors end,
                    reference = nullif(coalesce(excluded.reference, w.reference), ''),
                    settings = coalesce(excluded.settings, w.settings), share = coalesce(excluded.share, w.share),
                    retired = excluded.retired, poisoned = excluded.poisoned, reference_due = excluded.reference_due,
                    last_released_at = least(greatest(w.last_released_at, excluded.last_released_at),
                        now() + interval '1 minute'),
                    alarmed = excluded.alarmed, summary = excluded.summary, misaligned_days = excluded.misaligned_days
                where w.version = excluded.version - 1
            returning series_id
            """);

    private final Mutiny.Session session;
    private final WatchSettings settings;
    private final String settingsAsStored;

    /** A table whose series take these settings from their next answer on. */
    WatchTable(Mutiny.Session session, WatchSettings settings) {
        this.session = session;
        this.settings = settings;
        this.settingsAsStored = WatchEncoding.json(settings);
    }

    /** One entry for each series, by id; a series without a row begins anew. */
    Uni<List<WatchEntry>> load(Map<Long, Series> series) {
        Instant now = Instant.now();
        return rows(WatchSql.ROWS, series.keySet())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.number("series_id"), row -> row)))
                .map(rows -> series.entrySet().stream()
                        .map(one -> entry(one.getKey(), one.getValue(), rows.get(one.getKey())))
                        .map(entry -> entry.configured(settings, now))
                        .toList());
    }

    private WatchEntry entry(long id, Series series, Row row) {
        if (row == null) {
            return WatchEntry.starting(id, series);
        }
        WatchedSeries watched = WatchedSeries.stored(
                series.source(),
                OpenRounds.of(WatchEncoding.bytes(row.text("open_rounds"))),
                WatchEncoding.strings(row.text("questions")),
                row.number("place"),
                settings(row.text("settings")),
                WatchEncoding.optional(row.text("share"), BudgetShare.class));
        return new WatchEntry(
                series,
                watched,
                new WatchEntry.Stored(
                        id,
                        row.number("version"),
                        row.number("reference_due"),
                        row.instant("last_released_at"),
                        row.flag("begun"),
                        row.flag("poisoned"),
                        WatchEncoding.read(row.text("summary"), DetectorSummary.class)));
    }

    /** Stored settings nearly always equal the current ones; equal text spares the parsing. */
    private Optional<WatchSettings> settings(String stored) {
        return settingsAsStored.equals(stored)
                ? Optional.of(settings)
                : WatchEncoding.optional(stored, WatchSettings.class);
    }

    /** Reads the detectors of entries that lack them. */
    Uni<Void> readDetectors(Collection<WatchEntry> needed) {
        Map<Long, WatchedSeries> without = needed.stream()
                .filter(entry -> entry.watched().isWithoutDetectors())
                .collect(Collectors.toMap(WatchEntry::id, WatchEntry::watched));
        return rows(WatchSql.DETECTORS, without.keySet())
                .invoke(rows -> rows.forEach(row -> restore(without.get(row.number("series_id")), row)))
                .replaceWithVoid();
    }

    private static void restore(WatchedSeries watched, Row row) {
        watched.restoreDetectors(SeriesDetectors.of(
                WatchEncoding.bytes(row.text("detectors")),
                WatchEncoding.optional(row.text("reference"), Reference.class),
                watched.questions()));
    }

    /** Writes all entries; fails if another instance has written one of them in the meantime. */
    Uni<Void> write(Collection<WatchEntry> all) {
        return WRITE.bind(session.createNativeQuery(WRITE.sql(), Long.class), all)
                .getResultList()
                .invoke(written -> requireAll(written.size(), all.size()))
                .replaceWithVoid();
    }

    private static void requireAll(int written, int expected) {
        if (written < expected) {
            throw new ConflictException(
                    "another instance has written the detectors of one of these series; the batch is tried again");
        }
    }

    private Uni<List<Row>> rows(String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Rows.list(
                        Rows.query(session, sql).setParameter("ids", Rows.column(ids, Long.class, id -> id)),
                        Function.identity());
    }
}
