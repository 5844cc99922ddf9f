package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.OpenRounds;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.SeriesDetectors;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
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
 * Reads and writes what the detectors know. Open rounds are read with every batch, detectors where they are needed; columns
 * that did not change are not written.
 */
final class WatchTable {

    private final Mutiny.Session session;
    private final WatchSettings settings;
    private final String settingsAsStored;

    /** Whose series go on with these settings. */
    WatchTable(Mutiny.Session session, WatchSettings settings) {
        this.session = session;
        this.settings = settings;
        this.settingsAsStored = WatchEncoding.json(settings);
    }

    /** One entry for each series, by id; those that have no row begin. */
    Uni<List<WatchEntry>> load(Map<Long, Series> series) {
        Instant now = Instant.now();
        return rows(WatchSql.ROWS, series.keySet())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> number(row[0]), row -> row)))
                .map(rows -> series.entrySet().stream()
                        .map(one -> entry(one.getKey(), one.getValue(), rows.get(one.getKey())))
                        .map(entry -> entry.configured(settings, now))
                        .toList());
    }

    private WatchEntry entry(long id, Series series, Object[] row) {
        if (row == null) {
            return WatchEntry.starting(id, series);
        }
        WatchedSeries watched = WatchedSeries.stored(
                series.source(),
                OpenRounds.of(WatchEncoding.bytes((String) row[4])),
                WatchEncoding.strings((String) row[3]),
                number(row[2]),
                settings((String) row[8]));
        return new WatchEntry(
                id,
                series,
                watched,
                number(row[1]),
                number(row[5]),
                Instant.ofEpochMilli(number(row[6])),
                WatchEncoding.read((String) row[7], DetectorSummary.class));
    }

    /** Nearly always the present ones, which need not be read from text. */
    private Optional<WatchSettings> settings(String stored) {
        return settingsAsStored.equals(stored)
                ? Optional.of(settings)
                : WatchEncoding.optional(stored, WatchSettings.class);
    }

    /** Wakes the detectors of these, as far as they sleep. */
    Uni<Void> wake(Collection<WatchEntry> needed) {
        Map<Long, WatchedSeries> asleep = needed.stream()
                .filter(entry -> entry.watched().isWithoutDetectors())
                .collect(Collectors.toMap(WatchEntry::id, WatchEntry::watched));
        return rows(WatchSql.DETECTORS, asleep.keySet())
                .invoke(rows -> rows.forEach(row -> awake(asleep.get(number(row[0])), row)))
                .replaceWithVoid();
    }

    private static void awake(WatchedSeries watched, Object[] row) {
        watched.restoreDetectors(SeriesDetectors.of(
                WatchEncoding.bytes((String) row[1]),
                WatchEncoding.optional((String) row[2], Reference.class),
                watched.questions()));
    }

    /** Writes them all; fails where another instance has written one meanwhile. */
    Uni<Void> write(Collection<WatchEntry> all) {
        return session.createNativeQuery(WatchSql.WRITE, Object[].class)
                .setParameter("ids", numbers(all, WatchEntry::id))
                .setParameter("versions", numbers(all, WatchEntry::version))
                .setParameter("places", numbers(all, entry -> entry.watched().place()))
                .setParameter(
                        "questions",
                        texts(all, entry -> WatchEncoding.json(entry.watched().questions())))
                .setParameter(
                        "open",
                        texts(
                                all,
                                entry -> WatchEncoding.base64(
                                        entry.watched().open().toBytes())))
                .setParameter("detectors", texts(all, WatchTable::detectors))
                .setParameter("references", texts(all, entry -> newest(entry, DetectorCommandTable::reference)))
                .setParameter("settings", texts(all, entry -> newest(entry, DetectorCommandTable::settings)))
                .setParameter("due", numbers(all, WatchEntry::referenceDue))
                .setParameter(
                        "released", numbers(all, entry -> entry.lastReleasedAt().toEpochMilli()))
                .setParameter("alarmed", Rows.column(all, Boolean.class, entry -> entry.summary()
                        .alarmed()))
                .setParameter("summaries", texts(all, entry -> WatchEncoding.json(entry.summary())))
                .setParameter("days", Rows.column(all, Double.class, entry -> entry.summary()
                        .misalignedDays()))
                .getResultList()
                .invoke(written -> requireAll(written.size(), all.size()))
                .replaceWithVoid();
    }

    private static void requireAll(int written, int expected) {
        if (written < expected) {
            throw new IllegalStateException("another instance has changed the same series; trying again");
        }
    }

    /** Null, which leaves the column as it is, where they did not have to wake. */
    private static String detectors(WatchEntry entry) {
        return entry.watched().isWithoutDetectors()
                ? null
                : WatchEncoding.base64(entry.watched().detectors().toBytes());
    }

    /** Null, which leaves the column as it is, where nothing of the kind was told. */
    private static String newest(WatchEntry entry, Function<DetectorCommand, String> column) {
        return entry.watched().commands().stream()
                .flatMap(command -> Optional.ofNullable(column.apply(command)).stream())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private Uni<List<Object[]>> rows(String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(sql, Object[].class)
                        .setParameter("ids", Rows.column(ids, Long.class, id -> id))
                        .getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Long[] numbers(Collection<WatchEntry> all, Function<WatchEntry, Long> value) {
        return Rows.column(all, Long.class, value);
    }

    private static String[] texts(Collection<WatchEntry> all, Function<WatchEntry, String> value) {
        return Rows.column(all, String.class, value);
    }
}
