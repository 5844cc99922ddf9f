package io.plumbline.gateway.access.audit;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes audit entries in the transaction of the change itself, so that either both are stored or neither is. */
public final class AuditLog {

    private static final String NOTE =
            """
            insert into gateway.audit (at, actor, actor_name, action, kind, subject, before, after)
            select to_timestamp(:at / 1000.0), :actor, :actorName, t.action, t.kind, t.subject, t.before, t.after
            from unnest(cast(:action as text[]), cast(:kind as text[]), cast(:subject as text[]),
                cast(:before as text[]), cast(:after as text[])) as t (action, kind, subject, before, after)
            """;

    private AuditLog() {}

    /** Writes an entry for one change. */
    public static Uni<Void> note(Mutiny.Session session, Actor actor, AuditedChange change) {
        return note(session, actor, List.of(change));
    }

    /** Writes an entry for each of several changes that one transaction makes. */
    public static Uni<Void> note(Mutiny.Session session, Actor actor, List<AuditedChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(NOTE)
                .setParameter("at", Instant.now().toEpochMilli())
                .setParameter("actor", actor.id())
                .setParameter("actorName", actor.name())
                .setParameter("action", column(changes, AuditedChange::action))
                .setParameter("kind", column(changes, AuditedChange::kind))
                .setParameter("subject", column(changes, AuditedChange::subject))
                .setParameter("before", column(changes, AuditedChange::beforeJson))
                .setParameter("after", column(changes, AuditedChange::afterJson))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String[] column(List<AuditedChange> changes, Function<AuditedChange, String> field) {
        return changes.stream().map(field).toArray(String[]::new);
    }
}
