package io.plumbline.gateway.access;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates, lists and revokes API keys in the database. */
@ApplicationScoped
class ApiKeys {

    private static final String KIND = "key";

    private final Transactions database;
    private final VerifiedKeyCache verified;
    private final Clock clock = Clock.systemUTC();

    ApiKeys(Transactions database, VerifiedKeyCache verified) {
        this.database = database;
        this.verified = verified;
    }

    /** Creates a key. The returned view contains the key in clear text. */
    Uni<KeyView> create(Actor actor, KeySpec spec) {
        ApiKey key = ApiKey.generate();
        ApiKeyRow row = row(key, spec, actor);
        KeyView view = KeyView.of(row);
        return database.once(session -> session.persist(row)
                .chain(() -> AuditLog.note(session, actor, new AuditedChange("created", KIND, row.id, null, view)))
                .replaceWith(() -> KeyView.of(row, key)));
    }

    /** Keys in the order of their ids, starting after the given id. */
    Uni<List<KeyView>> list(String after, int limit) {
        return database.once(session -> session.createSelectionQuery(
                                "from ApiKeyRow where id > :after order by id", ApiKeyRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(KeyView::of).toList());
    }

    /**
     * Revokes a key: at once on this replica, and on the other replicas within the time that {@link VerifiedKeyCache} states. A
     * key that is revoked already does not change.
     */
    Uni<KeyView> revoke(Actor actor, String id) {
        Instant now = Instant.now(clock);
        return database.once(session -> validAdmins(session, now)
                        .chain(admins -> session.find(ApiKeyRow.class, id, LockMode.PESSIMISTIC_WRITE)
                                .map(row -> revocable(row, id, admins))
                                .chain(row -> revoke(session, actor, row, now))))
                .invoke(() -> verified.forget(id));
    }

    private static Uni<KeyView> revoke(Mutiny.Session session, Actor actor, ApiKeyRow row, Instant now) {
        if (row.revokedAt != null) {
            return Uni.createFrom().item(KeyView.of(row));
        }
        KeyView before = KeyView.of(row);
        row.revokedAt = now;
        KeyView after = KeyView.of(row);
        return AuditLog.note(session, actor, new AuditedChange("revoked", KIND, row.id, before, after))
                .replaceWith(after);
    }

    /** The rows are locked in one order, so that two admins cannot revoke each other's key and leave no admin key. */
    private static Uni<List<String>> validAdmins(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery(
                        "from ApiKeyRow where role = :role and revokedAt is null"
                                + " and (expiresAt is null or expiresAt > :now) order by id",
                        ApiKeyRow.class)
                .setParameter("role", Roles.ADMIN)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .map(rows -> rows.stream().map(row -> row.id).toList());
    }

    private static ApiKeyRow revocable(ApiKeyRow row, String id, List<String> admins) {
        if (row == null) {
            throw new ProblemException(
                    Problem.notFound("there is no key '" + id + "'; GET /api/v1/keys lists the keys"));
        }
        if (admins.equals(List.of(id))) {
            throw new ProblemException(
                    Problem.conflict("last-admin-key", "it is the only admin key: create another admin key first"));
        }
        return row;
    }

    private ApiKeyRow row(ApiKey key, KeySpec spec, Actor actor) {
        Instant now = Instant.now(clock);
        ApiKeyRow row = new ApiKeyRow();
        row.id = key.id();
        row.hash = key.hash();
        row.name = spec.name();
        row.role = spec.role();
        row.createdAt = now;
        row.createdBy = actor.id();
        row.expiresAt = spec.lifetime().map(now::plus).orElse(null);
        row.requestsPerMinute = spec.requestsPerMinute();
        return row;
    }
}
