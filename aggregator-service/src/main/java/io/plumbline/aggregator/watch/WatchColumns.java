package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.store.StoredColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static io.plumbline.aggregator.store.StoredColumn.bytes;
import static io.plumbline.aggregator.store.StoredColumn.decimal;
import static io.plumbline.aggregator.store.StoredColumn.flag;
import static io.plumbline.aggregator.store.StoredColumn.number;
import static io.plumbline.aggregator.store.StoredColumn.text;
import static io.plumbline.aggregator.store.StoredColumn.time;

/** The columns of the table {@code watch}, as a batch writes them. */
final class WatchColumns {

    static final List<StoredColumn<WatchEntry>> WATCH = List.of(
            number("series_id", WatchEntry::id),
            number("version", entry -> entry.version() + 1),
            number("place", entry -> entry.watched().place()),
            text("questions", entry -> WatchEncoding.json(entry.watched().questions())),
            bytes("open_rounds", entry -> entry.watched().open().toBytes()),
            bytes("detectors", WatchColumns::detectors),
            text("reference", entry -> newest(entry, DetectorCommandTable::reference)),
            text("settings", entry -> newest(entry, DetectorCommandTable::settings)),
            number("reference_due", WatchEntry::referenceDue),
            time("last_released_at", WatchEntry::lastReleasedAt),
            flag("alarmed", entry -> entry.summary().alarmed()),
            text("summary", entry -> WatchEncoding.json(entry.summary())),
            decimal("misaligned_days", entry -> entry.summary().misalignedDays()));

    private WatchColumns() {}

    /** The detectors; no bytes if they were not needed, which keeps the stored ones. */
    private static byte[] detectors(WatchEntry entry) {
        return entry.watched().isWithoutDetectors()
                ? new byte[0]
                : entry.watched().detectors().toBytes();
    }

    /** The newest value that a command of this batch sets; null keeps the stored one. */
    private static String newest(WatchEntry entry, Function<DetectorCommand, String> column) {
        return entry.watched().commands().stream()
                .flatMap(command -> Optional.ofNullable(column.apply(command)).stream())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
