package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.store.InsertStatement;
import io.plumbline.aggregator.store.StoredColumn;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores the commands to detectors, and reads them for a replay. */
final class DetectorCommandTable {

    private static final String SELECT =
            """
            select place, reference, settings, cast(extract(epoch from at) * 1000 as bigint) as at
            from aggregator.watch_told where series_id = :id order by place, number
            """;
    private static final InsertStatement<SeriesCommand> INSERT = InsertStatement.into(
            "aggregator.watch_told",
            List.of(
                    StoredColumn.number("series_id", SeriesCommand::seriesId),
                    StoredColumn.number("place", row -> row.command().place()),
                    StoredColumn.text("reference", row -> reference(row.command())),
                    StoredColumn.text("settings", row -> settings(row.command())),
                    StoredColumn.time("at", row -> row.command().at())),
            "");

    private final Mutiny.Session session;

    DetectorCommandTable(Mutiny.Session session) {
        this.session = session;
    }

    private record SeriesCommand(long seriesId, DetectorCommand command) {}

    /** The commands to a series by place; commands of one place in the order in which they were given. */
    Uni<List<DetectorCommand>> of(long seriesId) {
        return Rows.list(Rows.query(session, SELECT).setParameter("id", seriesId), DetectorCommandTable::command);
    }

    private static DetectorCommand command(Row row) {
        long place = row.number("place");
        Instant at = row.instant("at");
        String reference = row.text("reference");
        String settings = row.text("settings");
        if (reference != null) {
            return new DetectorCommand.UseReference(place, WatchEncoding.read(reference, Reference.class), at);
        }
        return settings == null
                ? new DetectorCommand.EndAlarms(place, at)
                : new DetectorCommand.UseSettings(place, WatchEncoding.read(settings, WatchSettings.class), at);
    }

    /** Stores the commands that these entries have taken since they were loaded. */
    Uni<Void> add(Collection<WatchEntry> entries) {
        List<SeriesCommand> commands = entries.stream()
                .flatMap(entry ->
                        entry.watched().commands().stream().map(command -> new SeriesCommand(entry.id(), command)))
                .toList();
        return commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : INSERT.bind(session.createNativeQuery(INSERT.sql()), commands)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** The reference that a command sets, as JSON; null for other commands. */
    static String reference(DetectorCommand command) {
        return command.fold(use -> WatchEncoding.json(use.reference()), settings -> null, end -> null);
    }

    /** The settings that a command sets, as JSON; null for other commands. */
    static String settings(DetectorCommand command) {
        return command.fold(reference -> null, use -> WatchEncoding.json(use.settings()), end -> null);
    }
}
