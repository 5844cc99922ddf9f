package io.plumbline.gateway.access.signin;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sessions and sign-in links, kept in the database so that each replica accepts them. */
@ApplicationScoped
class Sessions {

    private static final Duration LINK_LIFETIME = Duration.ofMinutes(30);

    private static final String INSERT =
            """
            insert into gateway.%s (hash, key_id, expires_at)
            values (:hash, :key, now() + cast(:seconds as bigint) * interval '1 second')
            """;
    private static final String SWEEP = "delete from gateway.%s where expires_at < now()";
    private static final String KEY = "select key_id from gateway.session where hash = :hash and expires_at > now()";
    private static final String END = "delete from gateway.session where hash = :hash returning key_id";
    private static final String SPEND =
            "delete from gateway.sign_in_link where hash = :hash and expires_at > now() returning key_id";

    private final Transactions database;
    private final Duration lifetime;

    Sessions(Transactions database, SessionConfig config) {
        this.database = database;
        this.lifetime = config.session();
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Begins a session that acts as the key's holder. */
    Uni<SessionToken> begin(String keyId) {
        return database.once(session -> begin(session, keyId));
    }

    private Uni<SessionToken> begin(Mutiny.Session session, String keyId) {
        return kept(session, "session", keyId, lifetime)
                .call(() -> AuditLog.note(
                        session,
                        new Actor(keyId, keyId),
                        new AuditedChange("signed-in", "session", keyId, null, null)));
    }

    /** Creates the token of a sign-in link, which begins one session of the key. */
    Uni<SessionToken> link(String keyId) {
        return database.once(session -> kept(session, "sign_in_link", keyId, LINK_LIFETIME));
    }

    /** Begins a session with a link's token; empty if the link was used or has expired. */
    Uni<Optional<SessionToken>> spend(SessionToken link) {
        return database.once(session -> session.createNativeQuery(SPEND, String.class)
                .setParameter("hash", link.hash())
                .getSingleResultOrNull()
                .chain(key -> key == null
                        ? Uni.createFrom().item(Optional.<SessionToken>empty())
                        : begin(session, key).map(Optional::of)));
    }

    /** The id of a session's key; null if the session is unknown or has expired. */
    Uni<String> key(SessionToken token) {
        return database.once(session -> session.createNativeQuery(KEY, String.class)
                .setParameter("hash", token.hash())
                .getSingleResultOrNull());
    }

    /** Ends a session on all replicas. */
    Uni<Void> end(SessionToken token) {
        return database.once(session -> session.createNativeQuery(END, String.class)
                        .setParameter("hash", token.hash())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    private static Uni<SessionToken> kept(Mutiny.Session session, String table, String keyId, Duration lifetime) {
        SessionToken token = SessionToken.generate();
        return session.createNativeQuery(SWEEP.formatted(table))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(INSERT.formatted(table))
                        .setParameter("hash", token.hash())
                        .setParameter("key", keyId)
                        .setParameter("seconds", lifetime.toSeconds())
                        .executeUpdate())
                .replaceWith(token);
    }
}
