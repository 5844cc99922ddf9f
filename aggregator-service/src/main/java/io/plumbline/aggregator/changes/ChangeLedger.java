package io.plumbline.aggregator.changes;

import io.plumbline.aggregator.Rows;
import io.plumbline.events.Score;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes the values that answers carry and that were not seen before, in the transaction of the session. */
public final class ChangeLedger {

    private ChangeLedger() {}

    /** Notes them for scores of any source but CALIBRATION, which is no model's. */
    public static Uni<Void> enter(Mutiny.Session session, Collection<Received<Score>> scores) {
        List<Sighting> seen = Sighting.in(scores);
        return seen.isEmpty() ? Uni.createFrom().voidItem() : insert(session, seen);
    }

    private static Uni<Void> insert(Mutiny.Session session, List<Sighting> seen) {
        return session.createNativeQuery(ChangeSql.SIGHTINGS, String.class)
                .setParameter("model", Rows.column(seen, String.class, one -> one.key()
                        .model()))
                .setParameter(
                        "kind",
                        Rows.column(seen, String.class, one -> one.key().kind().label()))
                .setParameter("revision", Rows.column(seen, String.class, one -> one.key()
                        .revision()))
                .setParameter("value", Rows.column(seen, String.class, one -> one.key()
                        .value()))
                .setParameter("seen", Rows.column(seen, Long.class, one -> one.seenAt()
                        .toEpochMilli()))
                .setParameter("promptId", Rows.column(seen, String.class, Sighting::promptId))
                .setParameter("partition", Rows.column(seen, Integer.class, Sighting::partition))
                .setParameter("most", Sighting.MOST_VALUES)
                .getResultList()
                .replaceWithVoid();
    }
}
