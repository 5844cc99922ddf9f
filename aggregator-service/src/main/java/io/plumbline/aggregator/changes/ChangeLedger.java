package io.plumbline.aggregator.changes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Score;
import io.plumbline.pipeline.Received;
import io.plumbline.reports.models.ChangeKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes the values that answers carry and that were not seen before, in the transaction of the session. */
@ApplicationScoped
public class ChangeLedger {

    /** What a model's answers carry is the same for weeks. */
    private static final long MOST_KNOWN = 50_000;

    /** Known values stay known, unless an operator restores the database from a backup. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final Cache<ObservedValue.Key, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    /** Notes them for scores of any source but CALIBRATION, which is no model's. */
    public Uni<Void> enter(Mutiny.Session session, Collection<Received<Score>> scores) {
        List<ObservedValue> seen = ObservedValue.in(scores).stream()
                .filter(sighting -> known.getIfPresent(sighting.key()) == null)
                .toList();
        return seen.isEmpty() ? Uni.createFrom().voidItem() : insert(session, seen);
    }

    /** What the table had before is known; what is added now is so only when the transaction has ended well. */
    private Uni<Void> insert(Mutiny.Session session, List<ObservedValue> seen) {
        var query = Rows.query(session, ChangeSql.OBSERVED)
                .setParameter("seen", Rows.column(seen, Long.class, one -> one.seenAt()
                        .toEpochMilli()))
                .setParameter("partition", Rows.column(seen, Integer.class, ObservedValue::partition))
                .setParameter("most", ObservedValue.MOST_VALUES);
        text(query, "model", seen, one -> one.key().model());
        text(query, "kind", seen, one -> one.key().kind().label());
        text(query, "revision", seen, one -> one.key().revision());
        text(query, "value", seen, one -> one.key().value());
        text(query, "promptId", seen, ObservedValue::promptId);
        return Rows.list(query, ChangeLedger::key)
                .invoke(keys -> keys.forEach(key -> known.put(key, true)))
                .replaceWithVoid();
    }

    private static void text(
            Mutiny.SelectionQuery<?> query,
            String name,
            List<ObservedValue> seen,
            Function<ObservedValue, String> value) {
        query.setParameter(name, Rows.column(seen, String.class, value));
    }

    private static ObservedValue.Key key(Row row) {
        return new ObservedValue.Key(
                row.text("model"), ChangeKind.of(row.text("kind")), row.text("revision"), row.text("value"));
    }
}
