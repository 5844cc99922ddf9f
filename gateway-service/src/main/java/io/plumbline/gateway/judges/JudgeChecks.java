package io.plumbline.gateway.judges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.database.Transactions;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.endpoint.TargetColumn;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Knows what the judge service's checks found, and has judges checked. A judge is checked before the first prompt whose answer it
 * would score is sent, so that a judge that cannot be used costs no call of a model.
 */
@ApplicationScoped
public class JudgeChecks {

    private static final Logger LOG = Logger.getLogger(JudgeChecks.class);

    /** One of several gateways asks, and not more often than the judge service could answer. */
    private static final String ASK =
            """
            insert into gateway.judge_check (id, judge, asked_at) values (:id, :judge, to_timestamp(:now / 1000.0))
            on conflict (id) do update set asked_at = excluded.asked_at
            where judge_check.asked_at is null or judge_check.asked_at < to_timestamp(:before / 1000.0)
            """;

    /** A judge that cannot be reached for a while stays as fit as it was. */
    private static final String NOTE =
            """
            insert into gateway.judge_check as c (id, judge, state, reason, checked_at)
            values (:id, :judge, :state, :reason, to_timestamp(:at / 1000.0))
            on conflict (id) do update set state = excluded.state, reason = excluded.reason, checked_at = excluded.checked_at
            where (c.checked_at is null or c.checked_at <= excluded.checked_at)
                and not (excluded.state = 'UNKNOWN' and c.state in ('FIT', 'UNSEEN'))
            """;

    private static final long BETWEEN_ASKS_MILLIS = 15_000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_LISTED = 1000;

    private final Transactions database;
    private final PromptSender sender;
    private final JudgeCheckConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Cache<String, JudgeRelease> told = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MOST_LISTED)
            .build();

    JudgeChecks(Transactions database, PromptSender sender, JudgeCheckConfig config) {
        this.database = database;
        this.sender = sender;
        this.config = config;
    }

    /** What a judge's state means for the prompts of a probe that was submitted then. */
    public Uni<JudgeRelease> release(Mutiny.Session session, ReadJudge judge, Instant submitted) {
        return config.enabled()
                ? session.find(JudgeCheckRow.class, JudgeKey.of(judge))
                        .map(known -> JudgeRelease.of(known, submitted, Instant.now(clock), config.longestWait()))
                        .invoke(release -> tell(judge, release))
                : Uni.createFrom().item(JudgeRelease.SEND);
    }

    /** Tells at most once a minute that prompts are sent although their judge was not found fit in time. */
    private void tell(ReadJudge judge, JudgeRelease release) {
        if (release.isUnvouched() && told.asMap().putIfAbsent(JudgeKey.of(judge), release) == null) {
            LOG.warnf(
                    "prompts are sent although their judge could not be checked judge=%s endpoint=%s",
                    judge.target().modelName(), judge.target().endpoint());
        }
    }

    /** What the last check of a judge found. */
    public Uni<JudgeState> state(Mutiny.Session session, ReadJudge judge) {
        return session.find(JudgeCheckRow.class, JudgeKey.of(judge))
                .map(known -> known == null ? JudgeState.NEVER_CHECKED : known.view());
    }

    /** All judges that were asked for, the newest first. */
    Uni<List<JudgeCheckRow>> all() {
        return database.once(session -> session.createSelectionQuery(
                        "from JudgeCheckRow order by askedAt desc nulls last, id", JudgeCheckRow.class)
                .setMaxResults(MOST_LISTED)
                .getResultList());
    }

    /**
     * Has judges checked that no gateway asked about in the last seconds, each in a transaction of its own: a broker that cannot be reached must
     * not hold up the prompts of others.
     */
    public Uni<Void> ask(Collection<ReadJudge> judges) {
        return Multi.createFrom()
                .iterable(byKey(judges).values())
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> ask(ReadJudge judge) {
        Instant now = Instant.now(clock);
        return database.once(session -> session.createNativeQuery(ASK)
                .setParameter("id", JudgeKey.of(judge))
                .setParameter("judge", new TargetColumn().convertToDatabaseColumn(judge.target()))
                .setParameter("now", now.toEpochMilli())
                .setParameter("before", now.toEpochMilli() - BETWEEN_ASKS_MILLIS)
                .executeUpdate()
                .call(mine -> mine == 0 ? Uni.createFrom().voidItem() : sender.complete(CheckPrompt.of(judge, now))));
    }

    /** Whether at least one of these scores tells about a judge. */
    public static boolean isAmong(Collection<Score> scores) {
        return scores.stream().anyMatch(JudgeChecks::tells);
    }

    /** Records what scores tell about judges, ordered by key: a single order for all transactions prevents deadlocks. */
    public static Uni<Void> note(Mutiny.Session session, List<Score> scores) {
        SortedMap<String, Score> newest = new TreeMap<>();
        scores.stream()
                .filter(JudgeChecks::tells)
                .forEach(score ->
                        newest.put(JudgeKey.of(ReadJudge.of(score.prompt().judging())), score));
        return Multi.createFrom()
                .iterable(newest.entrySet())
                .onItem()
                .transformToUniAndConcatenate(told -> note(session, told.getKey(), told.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> note(Mutiny.Session session, String key, Score score) {
        CheckFinding state = CheckFinding.of(score.outcome());
        Target judge = score.prompt().judging().judge();
        String reason = score.outcome().fold(verdict -> "", unscored -> unscored.detail());
        return session.createNativeQuery(NOTE)
                .setParameter("id", key)
                .setParameter("judge", new TargetColumn().convertToDatabaseColumn(judge))
                .setParameter("state", state.name())
                .setParameter("reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
                .setParameter("at", score.scoredAt().toEpochMilli())
                .executeUpdate()
                .invoke(changed -> {
                    if (changed > 0 && !state.admits()) {
                        LOG.warnf("judge cannot be used judge=%s state=%s: %s", judge.modelName(), state, reason);
                    }
                });
    }

    /**
     * A score of a check, or an answer that a judge could not score because it had failed its check since. Prompts that the
     * gateway accounted itself tell of no check.
     */
    private static boolean tells(Score score) {
        boolean unfit = score.prompt().source() == Source.PROBE
                && score.prompt().judging().mode().givesPoints()
                && score.completion().result().fold(answered -> true, failed -> false)
                && score.outcome().fold(verdict -> false, unscored -> unscored.reason() == UnscoredReason.JUDGE_UNFIT);
        return unfit || score.prompt().source() == Source.CHECK;
    }

    private static SortedMap<String, ReadJudge> byKey(Collection<ReadJudge> judges) {
        SortedMap<String, ReadJudge> byKey = new TreeMap<>();
        judges.forEach(judge -> byKey.put(JudgeKey.of(judge), judge));
        return byKey;
    }
}
