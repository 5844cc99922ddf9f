package io.plumbline.gateway.answers.pushed.once;

import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The ids of all answers that were ever pushed, in the database, for all replicas. A push claims an id before it sends the answer, and
 * settles the claim afterwards. If the gateway ends in between, the claim lapses, and the next push sends the answer again
 * with the time of the first, so that the aggregator knows it for a duplicate.
 */
@ApplicationScoped
public class SeenAnswers {

    private static final String COLUMNS =
            """
            cast(id as text) as id, cast(text as text) as text,
            cast(extract(epoch from answered_at) * 1000000 as bigint) as answered_us
            """;

    /** Sorted, so that pushes with ids in common wait for each other and never in a circle. */
    private static final String CLAIM =
            """
            insert into gateway.pushed_answer as known (id, text, answered_at, pushed_at, leased_until)
            select given.id, given.text, timestamptz 'epoch' + given.answered_us * interval '1 microsecond', now(),
                now() + cast(:lease as bigint) * interval '1 millisecond'
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(cast(:texts as text[]) as uuid[]),
                cast(:times as bigint[])) as given (id, text, answered_us)
            order by given.id
            on conflict (id) do update set leased_until = excluded.leased_until where known.leased_until < now()
            returning
            """
                    + COLUMNS;

    private static final String KNOWN =
            "select " + COLUMNS + ", leased_until is null as durable from gateway.pushed_answer"
                    + " where id = any (cast(cast(:ids as text[]) as uuid[]))";

    /** Without it an answer is sent again and counts once, so its commit need not wait for the disk. */
    private static final String QUICKLY = "set local synchronous_commit = off";

    /** In the order of claims, which lock rows even if they do not get them. */
    private static final String LOCK =
            """
            select cast(id as text) from gateway.pushed_answer
            where id = any (cast(cast(:ids as text[]) as uuid[])) order by id for update
            """;

    private static final String SETTLE =
            """
            update gateway.pushed_answer
            set leased_until = case when id = any (cast(cast(:durable as text[]) as uuid[])) then null else now() end
            where id = any (cast(cast(:ids as text[]) as uuid[])) and leased_until is not null
            """;

    /** A bounded number, so that no transaction becomes long. */
    private static final String FORGET =
            """
            delete from gateway.pushed_answer where id in (
                select id from gateway.pushed_answer
                where pushed_at < now() - cast(:kept as bigint) * interval '1 second' and leased_until is null limit 20000)
            """;

    private final Transactions database;

    SeenAnswers(Transactions database) {
        this.database = database;
    }

    /**
     * Claims ids. Of several pushes with one id exactly one gets it, until it settles the claim or the lease ends.
     *
     * @param pushes one for each id
     * @param lease time after which a claim lapses
     */
    public Uni<List<Claim>> claim(Collection<FirstPush> pushes, Duration lease) {
        List<FirstPush> sorted =
                pushes.stream().sorted(Comparator.comparing(FirstPush::id)).toList();
        return database.once(session -> Rows.list(
                        Rows.query(session, CLAIM)
                                .setParameter("ids", ids(sorted))
                                .setParameter("texts", Rows.column(sorted, String.class, push -> push.text()
                                        .toString()))
                                .setParameter(
                                        "times", Rows.column(sorted, Long.class, push -> micros(push.answeredAt())))
                                .setParameter("lease", lease.toMillis()),
                        row -> new Claim(read(row), Claim.State.MINE))
                .chain(mine -> others(session, sorted, mine)));
    }

    /**
     * Says which claimed answers the broker has. The other claims end.
     *
     * @param durable the claims whose answers the broker has
     * @param open the claims whose answers it may lack
     */
    public Uni<Void> settle(Set<UUID> durable, Set<UUID> open) {
        List<UUID> all = new ArrayList<>(durable);
        all.addAll(open);
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = Rows.column(all, String.class, UUID::toString);
        return database.once(session -> session.createNativeQuery(QUICKLY)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .chain(() -> session.createNativeQuery(SETTLE)
                        .setParameter("ids", ids)
                        .setParameter("durable", Rows.column(durable, String.class, UUID::toString))
                        .executeUpdate())
                .replaceWithVoid());
    }

    /** Forgets ids that were pushed longer ago than this; pushed again, they count again. */
    public Uni<Void> forget(Duration kept) {
        return database.once(session -> session.createNativeQuery(FORGET)
                .setParameter("kept", kept.toSeconds())
                .executeUpdate()
                .replaceWithVoid());
    }

    private static Uni<List<Claim>> others(Mutiny.Session session, List<FirstPush> asked, List<Claim> mine) {
        Set<UUID> claimed = new HashSet<>();
        mine.forEach(claim -> claimed.add(claim.first().id()));
        List<FirstPush> rest =
                asked.stream().filter(push -> !claimed.contains(push.id())).toList();
        if (rest.isEmpty()) {
            return Uni.createFrom().item(mine);
        }
        return Rows.list(
                        Rows.query(session, KNOWN).setParameter("ids", ids(rest)),
                        row -> new Claim(read(row), row.flag("durable") ? Claim.State.DURABLE : Claim.State.ELSEWHERE))
                .map(others -> {
                    List<Claim> all = new ArrayList<>(mine);
                    all.addAll(others);
                    return all;
                });
    }

    private static FirstPush read(Row row) {
        return new FirstPush(
                UUID.fromString(row.text("id")),
                UUID.fromString(row.text("text")),
                Instant.EPOCH.plus(row.number("answered_us"), ChronoUnit.MICROS));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String[] ids(List<FirstPush> pushes) {
        return Rows.column(pushes, String.class, push -> push.id().toString());
    }
}
