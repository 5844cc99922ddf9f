package io.plumbline.gateway.recurring.calibration;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.plumbline.gateway.sending.PromptSender;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/**
 * Sends labelled answers that measure every instrument in use once in a slot, and again if calls to the judge failed. They are
 * sent inside the transaction that records the slot. One of several gateways sends them, and after a crash in between they are
 * sent again with equal ids.
 */
@ApplicationScoped
class Calibrator {

    private static final Logger LOG = Logger.getLogger(Calibrator.class);

    /**
     * A run is repeated only if all its outcomes came and more than a tenth of them failed. The aggregator decides by this rule too
     * whether a run is complete.
     */
    private static final String DUE =
            """
            select c.id from gateway.calibration c
            where c.used_at > to_timestamp(:since / 1000.0) and
            """
                    + InstrumentUsers.ANY_LEFT
                    + """
                and (cast(:instrument as text) is null or c.id = cast(:instrument as text))
                and (c.sent_slot is null or c.sent_slot < :slot or c.sent_slot = :slot and (
                    select count(*) >= :size and count(*) filter (where o.failed) * 10 > :size
                        and max(o.heard_at) < to_timestamp(:now / 1000.0)
                            - least(:pause * power(2, least(c.attempt, 20)), :longest) * interval '1 millisecond'
                    from gateway.calibration_outcome o
                    where o.instrument = c.id and o.slot = c.sent_slot and o.attempt = c.attempt))
            order by c.id
            """;

    private static final String FORGET =
            """
            delete from gateway.calibration_outcome
            where instrument = :instrument and (slot < :slot or slot = :slot and attempt < :attempt)
            """;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** An advisory lock rather than a row lock, so that an unreachable broker cannot block the submission of probes. */
    private static final String TURN = "select pg_try_advisory_xact_lock(hashtextextended(cast(:id as text), 0))";

    private final Transactions database;
    private final PromptSender sender;
    private final JudgeBudgets budgets;
    private final CalibrationConfig config;
    private final GoldPrompts prompts;
    private final Clock clock = Clock.systemUTC();
    private final KeyedWorkQueue pump = new KeyedWorkQueue(1, this::measure);

    Calibrator(Transactions database, PromptSender sender, JudgeBudgets budgets, CalibrationConfig config) {
        this.database = database;
        this.sender = sender;
        this.budgets = budgets;
        this.config = config;
        if (config.repeatAfter().isNegative() || config.repeatAfter().isZero()) {
            throw new IllegalArgumentException(
                    "plumbline.calibration.repeat-after must be more than zero, not " + config.repeatAfter());
        }
        this.prompts = new GoldPrompts(GoldSet.builtIn(), config.every());
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> beat() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return database.once(session -> due(session, null))
                .chain(pump::add)
                .onFailure()
                .invoke(failure -> LOG.warnf("judges cannot be calibrated reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Ids of due instruments: all, or only the given one if it is due. */
    private Uni<List<String>> due(Mutiny.Session session, String instrument) {
        Instant now = Instant.now(clock);
        return session.createNativeQuery(DUE, String.class)
                .setParameter("slot", prompts.slot(now))
                .setParameter("instrument", instrument)
                .setParameter("since", now.minus(config.idleAfter()).toEpochMilli())
                .setParameter("now", now.toEpochMilli())
                .setParameter("size", prompts.set().answers().size())
                .setParameter("pause", (double) config.repeatAfter().toMillis())
                .setParameter("longest", (double) LONGEST_PAUSE.toMillis())
                .getResultList();
    }

    private Uni<Void> measure(String instrument) {
        Instant now = Instant.now(clock);
        return database.once(session -> session.createNativeQuery(TURN, Boolean.class)
                .setParameter("id", GoldPrompts.MODEL + instrument)
                .getSingleResult()
                .chain(mine ->
                        mine ? due(session, instrument) : Uni.createFrom().item(List.of()))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.find(CalibrationRow.class, instrument).chain(row -> fit(session, row, now))));
    }

    /** A run waits until all of it fits into what the judge's budget has left. */
    private Uni<Void> fit(Mutiny.Session session, CalibrationRow row, Instant now) {
        int answers = prompts.set().answers().size();
        return budgets.reserve(session, row.judging.judge(), answers)
                .chain(room -> room < answers ? Uni.createFrom().voidItem() : send(session, row, now));
    }

    private Uni<Void> send(Mutiny.Session session, CalibrationRow row, Instant now) {
        GoldRun run = row.next(prompts.slot(now));
        return sender.complete(Multi.createFrom().iterable(prompts.of(run, row.judging, now)))
                .invoke(() -> {
                    row.sent(run);
                    LOG.infof("calibration sent run=%s", run.id());
                })
                .chain(() -> session.createNativeQuery(FORGET)
                        .setParameter("instrument", run.instrument())
                        .setParameter("slot", run.slot())
                        .setParameter("attempt", run.attempt())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
