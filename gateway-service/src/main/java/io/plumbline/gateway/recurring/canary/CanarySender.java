package io.plumbline.gateway.recurring.canary;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.sending.PromptSender;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/**
 * Has every model in use compared with its baseline, time and again and after each roll-out. Prompts are sent inside the
 * transaction that notes it: of several gateways one sends, and a crash in between sends the same ids again.
 */
@ApplicationScoped
class CanarySender {

    private static final Logger LOG = Logger.getLogger(CanarySender.class);

    private final Transactions database;
    private final PromptSender sender;
    private final CanaryConfig config;
    private final CanaryPrompts prompts;
    private final Clock clock = Clock.systemUTC();
    private final KeyedWorkQueue pump = new KeyedWorkQueue(1, this::compare);

    CanarySender(Transactions database, PromptSender sender, CanaryConfig config) {
        this.database = database;
        this.sender = sender;
        this.config = config;
        this.prompts = new CanaryPrompts(CanarySet.builtIn(), config.repeats(), config.timeout());
        if (config.every().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("plumbline.canary.every must be at least PT1S, not " + config.every());
        }
    }

    @Scheduled(every = "2s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> beat() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return database.once(session -> query(session, CanarySql.ALL_DUE).getResultList())
                .map(rows -> rows.stream().map(row -> DueComparison.of(row).model()).toList())
                .chain(pump::add)
                .onFailure()
                .invoke(failure -> LOG.warnf("canaries cannot be sent reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> compare(String model) {
        return database.once(session -> session.createNativeQuery(CanarySql.TURN, Boolean.class)
                .setParameter("id", "canary " + model)
                .getSingleResult()
                .chain(mine -> mine ? due(session, model) : Uni.createFrom().nullItem())
                .chain(row -> row == null ? Uni.createFrom().voidItem() : compare(session, DueComparison.of(row))));
    }

    /** Asked again under the lock: another gateway may have just sent them. */
    private Uni<Object[]> due(Mutiny.Session session, String model) {
        return query(session, CanarySql.ONE_DUE).setParameter("model", model).getSingleResultOrNull();
    }

    private Uni<Void> compare(Mutiny.Session session, DueComparison due) {
        Instant now = Instant.now(clock);
        return session.find(ModelRegistrationRow.class, due.model())
                .chain(model -> session.find(ModelRegistrationRow.class, due.baseline())
                        .map(baseline -> prompts.of(due.run(), model, baseline, now)))
                .chain(all -> sender.ask(Multi.createFrom().iterable(all)))
                .chain(() -> session.createNativeQuery(CanarySql.SENT)
                        .setParameter("model", due.model())
                        .setParameter("deployment", due.deployment())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate())
                .invoke(() -> LOG.infof("canary sent model=%s run=%s", due.model(), due.run()))
                .replaceWithVoid();
    }

    private Mutiny.SelectionQuery<Object[]> query(Mutiny.Session session, String sql) {
        Instant now = Instant.now(clock);
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("every", now.minus(config.every()).toEpochMilli())
                .setParameter("pause", now.minus(config.pause()).toEpochMilli())
                .setParameter("since", now.minus(config.idleAfter()).toEpochMilli());
    }
}
