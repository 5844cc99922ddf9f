package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.Told;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what series were told besides answers, and reads it for a replay. */
final class ToldTable {

    private static final String TOLD =
            """
            select place, reference, settings, cast(extract(epoch from at) * 1000 as bigint)
            from aggregator.watch_told where series_id = :id order by place, number
            """;
    private static final String TELL =
            """
            insert into aggregator.watch_told (series_id, place, reference, settings, at)
            select t.id, t.place, t.reference, t.settings, to_timestamp(t.at / 1000.0)
            from unnest(cast(:ids as bigint[]), cast(:places as bigint[]), cast(:references as text[]),
                cast(:settings as text[]), cast(:at as bigint[])) as t (id, place, reference, settings, at)
            returning series_id
            """;

    private final Mutiny.Session session;

    ToldTable(Mutiny.Session session) {
        this.session = session;
    }

    private record Message(long seriesId, Told told) {}

    /** What a series was told, by place and then as it was told. */
    Uni<List<Told>> of(long seriesId) {
        return session.createNativeQuery(TOLD, Object[].class)
                .setParameter("id", seriesId)
                .getResultList()
                .map(rows -> rows.stream().map(ToldTable::told).toList());
    }

    private static Told told(Object[] row) {
        long place = ((Number) row[0]).longValue();
        Instant at = Instant.ofEpochMilli(((Number) row[3]).longValue());
        if (row[1] != null) {
            return new Told.Referred(place, Texts.read((String) row[1], Reference.class), at);
        }
        return row[2] == null
                ? new Told.Ended(place, at)
                : new Told.Configured(place, Texts.read((String) row[2], WatchSettings.class), at);
    }

    /** Adds what was told while these were worked on. */
    Uni<Void> add(Collection<WatchEntry> entries) {
        List<Message> messages = entries.stream()
                .flatMap(entry -> entry.watched().told().stream().map(told -> new Message(entry.id(), told)))
                .toList();
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(TELL, Object[].class)
                        .setParameter("ids", Rows.column(messages, Long.class, Message::seriesId))
                        .setParameter("places", Rows.column(messages, Long.class, message -> message.told.place()))
                        .setParameter(
                                "references", Rows.column(messages, String.class, message -> reference(message.told)))
                        .setParameter(
                                "settings", Rows.column(messages, String.class, message -> settings(message.told)))
                        .setParameter("at", Rows.column(messages, Long.class, message -> message.told
                                .at()
                                .toEpochMilli()))
                        .getResultList()
                        .replaceWithVoid();
    }

    /** Null where it is something else. */
    static String reference(Told told) {
        return told.fold(referred -> Texts.json(referred.reference()), configured -> null, ended -> null);
    }

    /** Null where it is something else. */
    static String settings(Told told) {
        return told.fold(referred -> null, configured -> Texts.json(configured.settings()), ended -> null);
    }
}
