package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.store.InsertStatement;
import io.plumbline.aggregator.store.StoredColumn;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.AlarmEnding;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores the commands to detectors, and reads them for a replay. */
final class DetectorCommandTable {

    private static final String SELECT =
            """
            select place, reference, settings, share, raised, ending, cast(extract(epoch from at) * 1000 as bigint) as at
            from aggregator.watch_told where series_id = :id order by place, number
            """;
    private static final InsertStatement<SeriesCommand> INSERT = InsertStatement.into(
            "aggregator.watch_told",
            List.of(
                    StoredColumn.number("series_id", SeriesCommand::seriesId),
                    StoredColumn.number("place", row -> row.command().place()),
                    StoredColumn.text(
                            "reference", row -> CommandColumns.of(row.command()).reference()),
                    StoredColumn.text(
                            "settings", row -> CommandColumns.of(row.command()).settings()),
                    StoredColumn.text(
                            "share", row -> CommandColumns.of(row.command()).share()),
                    StoredColumn.text(
                            "raised", row -> CommandColumns.of(row.command()).raised()),
                    StoredColumn.text(
                            "ending", row -> CommandColumns.of(row.command()).ending()),
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
        return Stream.<Optional<? extends DetectorCommand>>of(
                        row.optionalText("reference")
                                .map(json -> new DetectorCommand.UseReference(
                                        place, WatchEncoding.read(json, Reference.class), at)),
                        row.optionalText("settings")
                                .map(json -> new DetectorCommand.UseSettings(
                                        place, WatchEncoding.read(json, WatchSettings.class), at)),
                        row.optionalText("share")
                                .map(json -> new DetectorCommand.UseShare(
                                        place, WatchEncoding.read(json, BudgetShare.class), at)),
                        row.optionalText("raised")
                                .map(json -> WatchEncoding.read(json, CommandColumns.RaisedAlarm.class))
                                .map(raised ->
                                        new DetectorCommand.Raise(place, raised.kind(), raised.evidenceDays(), at)),
                        row.optionalText("ending")
                                .map(ending -> new DetectorCommand.EndAlarms(place, AlarmEnding.valueOf(ending), at)))
                .<DetectorCommand>flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new DetectorCommand.RestartAlarmed(place, at));
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
}
