package io.plumbline.aggregator.watch;

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
            text("reference", WatchColumns::reference),
            text("settings", entry -> newest(entry, CommandColumns::settings)),
            text("share", WatchColumns::share),
            flag("retired", entry -> entry.watched().share().isRetired()),
            flag("poisoned", entry -> false),
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

    /** The newest reference; no text if the detectors were started anew without one, which removes the stored one. */
    private static String reference(WatchEntry entry) {
        boolean without = !entry.watched().isWithoutDetectors()
                && entry.watched().reference().isEmpty();
        return without && entry.version() > 0 ? "" : newest(entry, CommandColumns::reference);
    }

    /** The share, if this batch changed it; null keeps the stored one. */
    private static String share(WatchEntry entry) {
        return entry.hasChangedShare() ? WatchEncoding.json(entry.watched().share()) : null;
    }

    /** The newest value that a command of this batch sets; null keeps the stored one. */
    private static String newest(WatchEntry entry, Function<CommandColumns, String> column) {
        return entry.watched().commands().stream()
                .flatMap(command -> Optional.ofNullable(column.apply(CommandColumns.of(command))).stream())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
