package io.plumbline.gateway.calibration;

import io.plumbline.gateway.Database;
import io.plumbline.gateway.Pump;
import io.plumbline.gateway.release.PromptSender;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/**
 * Has every instrument in use measured once in a slot. The answers are sent inside the transaction that notes the slot: of
 * several gateways one sends, and a crash in between sends the same ids again.
 */
@ApplicationScoped
class Calibrator {

    private static final Logger LOG = Logger.getLogger(Calibrator.class);

    private static final String DUE =
            """
            select id from gateway.calibration
            where (sent_slot is null or sent_slot < :slot) and used_at > to_timestamp(:since / 1000.0) order by id
            """;
    /** No lock on the row: a broker that is away must not hold up those who submit probes. */
    private static final String TURN = "select pg_try_advisory_xact_lock(hashtextextended(cast(:id as text), 0))";

    private final Database database;
    private final PromptSender sender;
    private final CalibrationConfig config;
    private final GoldPrompts prompts;
    private final Clock clock = Clock.systemUTC();
    private final Pump pump = new Pump(1, this::measure);

    Calibrator(Database database, PromptSender sender, CalibrationConfig config) {
        this.database = database;
        this.sender = sender;
        this.config = config;
        this.prompts = new GoldPrompts(GoldSet.builtIn(), config.every());
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> beat() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return database.transaction(this::due)
                .chain(pump::add)
                .onFailure()
                .invoke(failure -> LOG.warnf("judges cannot be calibrated reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<List<String>> due(Mutiny.Session session) {
        Instant now = Instant.now(clock);
        return session.createNativeQuery(DUE, String.class)
                .setParameter("slot", prompts.slot(now))
                .setParameter("since", now.minus(config.idleAfter()).toEpochMilli())
                .getResultList();
    }

    private Uni<Void> measure(String instrument) {
        Instant now = Instant.now(clock);
        return database.transaction(session -> session.createNativeQuery(TURN, Boolean.class)
                .setParameter("id", GoldPrompts.MODEL + instrument)
                .getSingleResult()
                .chain(mine -> mine
                        ? session.find(CalibrationRow.class, instrument)
                        : Uni.createFrom().nullItem())
                .chain(row -> row == null || row.isSent(prompts.slot(now))
                        ? Uni.createFrom().voidItem()
                        : send(row, now)));
    }

    private Uni<Void> send(CalibrationRow row, Instant now) {
        return sender.complete(Multi.createFrom().iterable(prompts.of(row.id, row.judging, now)))
                .invoke(() -> {
                    row.sentSlot = prompts.slot(now);
                    LOG.infof("calibration sent instrument=%s slot=%d", row.id, row.sentSlot);
                });
    }
}
