package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what series were told besides answers, and reads it for a replay. */
final class DetectorCommandTable {

    private static final String SELECT =
            """
            select place, reference, settings, cast(extract(epoch from at) * 1000 as bigint)
            from aggregator.watch_told where series_id = :id order by place, number
            """;
    private static final String INSERT =
            """
            insert into aggregator.watch_told (series_id, place, reference, settings, at)
            select t.id, t.place, t.reference, t.settings, to_timestamp(t.at / 1000.0)
            from unnest(cast(:ids as bigint[]), cast(:places as bigint[]), cast(:references as text[]),
                cast(:settings as text[]), cast(:at as bigint[])) as t (id, place, reference, settings, at)
            returning series_id
            """;

    private final Mutiny.Session session;

    DetectorCommandTable(Mutiny.Session session) {
        this.session = session;
    }

    private record SeriesCommand(long seriesId, DetectorCommand command) {}

    /** What a series was told, by place and then as it was told. */
    Uni<List<DetectorCommand>> of(long seriesId) {
        return session.createNativeQuery(SELECT, Object[].class)
                .setParameter("id", seriesId)
                .getResultList()
                .map(rows -> rows.stream().map(DetectorCommandTable::command).toList());
    }

    private static DetectorCommand command(Object[] row) {
        long place = ((Number) row[0]).longValue();
        Instant at = Instant.ofEpochMilli(((Number) row[3]).longValue());
        if (row[1] != null) {
            return new DetectorCommand.UseReference(place, WatchEncoding.read((String) row[1], Reference.class), at);
        }
        return row[2] == null
                ? new DetectorCommand.EndAlarms(place, at)
                : new DetectorCommand.UseSettings(place, WatchEncoding.read((String) row[2], WatchSettings.class), at);
    }

    /** Adds what was told while these were worked on. */
    Uni<Void> add(Collection<WatchEntry> entries) {
        List<SeriesCommand> commands = entries.stream()
                .flatMap(entry ->
                        entry.watched().commands().stream().map(command -> new SeriesCommand(entry.id(), command)))
                .toList();
        return commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(INSERT, Object[].class)
                        .setParameter("ids", Rows.column(commands, Long.class, SeriesCommand::seriesId))
                        .setParameter("places", Rows.column(commands, Long.class, command -> command.command.place()))
                        .setParameter(
                                "references",
                                Rows.column(commands, String.class, command -> reference(command.command)))
                        .setParameter(
                                "settings", Rows.column(commands, String.class, command -> settings(command.command)))
                        .setParameter("at", Rows.column(commands, Long.class, command -> command.command
                                .at()
                                .toEpochMilli()))
                        .getResultList()
                        .replaceWithVoid();
    }

    /** Null where it is something else. */
    static String reference(DetectorCommand command) {
        return command.fold(referred -> WatchEncoding.json(referred.reference()), configured -> null, ended -> null);
    }

    /** Null where it is something else. */
    static String settings(DetectorCommand command) {
        return command.fold(referred -> null, configured -> WatchEncoding.json(configured.settings()), ended -> null);
    }
}
