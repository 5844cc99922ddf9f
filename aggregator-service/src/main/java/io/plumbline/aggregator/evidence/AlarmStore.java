package io.plumbline.aggregator.evidence;

import io.plumbline.database.Storable;
import io.plumbline.events.AlarmChange;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores changed alarms in the transaction of the change that they report; they are sent from their table. */
public final class AlarmStore {

    /** An alarm from late answers of a deleted model is stored as already published, because its model is gone. */
    private static final String STORE =
            """
            insert into aggregator.alarm_change
                (id, series_id, model, detector, from_state, to_state, event, at, published)
            values (:id, (cast(:series as bigint[]))[1], :model, :detector, :from, :to, :event, to_timestamp(:at / 1000.0),
                exists (select from aggregator.deleted_model d where d.id = :model))
            on conflict (id) do nothing
            """;

    private AlarmStore() {}

    /** Stores a change once, however often it is found.
     *
     * @param seriesId the series as stored; empty for alarms about a model, such as its identity
     */
    public static Uni<Void> store(Mutiny.Session session, Optional<Long> seriesId, AlarmChange event) {
        return session.createNativeQuery(STORE)
                .setParameter("id", event.id())
                .setParameter("series", seriesId.stream().toArray(Long[]::new))
                .setParameter("model", event.series().model())
                .setParameter("detector", event.detector())
                .setParameter("from", event.from().name())
                .setParameter("to", event.to().name())
                .setParameter("event", Storable.json(event))
                .setParameter("at", event.at().toEpochMilli())
                .executeUpdate()
                .replaceWithVoid();
    }
}
