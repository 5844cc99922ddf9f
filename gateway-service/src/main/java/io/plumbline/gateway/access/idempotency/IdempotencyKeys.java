package io.plumbline.gateway.access.idempotency;

import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Remembers which requests have started a probe. If two replicas receive one request at the same time, the unique row decides:
 * the second replica waits for the transaction of the first, and then finds its probe.
 */
public final class IdempotencyKeys {

    private static final String FORGET =
            """
            delete from gateway.idempotency_key where (actor, key) in (
                select actor, key from gateway.idempotency_key where created_at < to_timestamp(:past / 1000.0)
                order by created_at limit 1000 for update skip locked)
            """;

    private static final String CLAIM =
            """
            insert into gateway.idempotency_key (actor, key, body, probe_id, created_at)
            values (:actor, :key, :body, :probe, to_timestamp(:now / 1000.0)) on conflict do nothing
            """;

    private static final String FIND =
            "select probe_id from gateway.idempotency_key where actor = :actor and key = :key and body = :body";

    private IdempotencyKeys() {}

    /**
     * Claims a request for a probe that this transaction stores. Fails with a problem if the key was used for another request.
     *
     * @param probe the probe's id
     * @param keptFor how long a request is remembered
     * @return id of the probe that an earlier copy of this request has started; empty if this is the first
     */
    public static Uni<Optional<String>> claim(
            Mutiny.Session session, Actor actor, RepeatableRequest request, String probe, Duration keptFor) {
        Instant now = Instant.now();
        return session.createNativeQuery(FORGET)
                .setParameter("past", now.minus(keptFor).toEpochMilli())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(CLAIM)
                        .setParameter("actor", actor.id())
                        .setParameter("key", request.key())
                        .setParameter("body", request.bodyHash())
                        .setParameter("probe", probe)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate())
                .chain(rows -> rows > 0
                        ? Uni.createFrom().item(Optional.empty())
                        : earlier(session, actor, request).map(Optional::of));
    }

    private static Uni<String> earlier(Mutiny.Session session, Actor actor, RepeatableRequest request) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("actor", actor.id())
                .setParameter("key", request.key())
                .setParameter("body", request.bodyHash())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.conflict(
                        "idempotency-key-reused",
                        "the Idempotency-Key '" + request.key()
                                + "' was used for another request; choose a new one for each probe")));
    }
}
