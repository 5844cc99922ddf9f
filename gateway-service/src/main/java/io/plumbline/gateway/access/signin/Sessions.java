package io.plumbline.gateway.access.signin;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sessions and links, in the database: a session that one replica has made opens the others too. */
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

    /**
     * @param lifetime how long a user stays signed in to the console
     */
    Sessions(
            Transactions database,
            @ConfigProperty(name = "plumbline.console.session", defaultValue = "PT12H") Duration lifetime) {
        this.database = database;
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Begins a session of a key. */
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

    /** Makes a link's token that begins a session of a key once. */
    Uni<SessionToken> link(String keyId) {
        return database.once(session -> kept(session, "sign_in_link", keyId, LINK_LIFETIME));
    }

    /** Begins a session by a link; empty where it was used or is too old. */
    Uni<Optional<SessionToken>> spend(SessionToken link) {
        return database.once(session -> session.createNativeQuery(SPEND, String.class)
                .setParameter("hash", link.hash())
                .getSingleResultOrNull()
                .chain(key -> key == null
                        ? Uni.createFrom().item(Optional.<SessionToken>empty())
                        : begin(session, key).map(Optional::of)));
    }

    /** The id of the key behind a session; null where there is none. */
    Uni<String> key(SessionToken token) {
        return database.once(session -> session.createNativeQuery(KEY, String.class)
                .setParameter("hash", token.hash())
                .getSingleResultOrNull());
    }

    /** Ends a session everywhere. */
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
