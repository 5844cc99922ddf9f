package io.plumbline.gateway.recurring.canary;

import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.budget.Budgets;
import io.plumbline.gateway.sending.PromptSender;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/**
 * Sends the prompts that compare each model in use with its baseline, at intervals and after each roll-out. They are sent inside
 * the transaction that records the comparison. One of several gateways sends them, and after a crash in between they are sent
 * again with equal ids.
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
        return database.once(session -> Rows.list(query(session, CanarySql.ALL_DUE), DueComparison::of))
                .map(due -> due.stream().map(DueComparison::model).toList())
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
                .chain(mine -> mine ? due(session, model) : Uni.createFrom().item(Optional.<DueComparison>empty()))
                .chain(due -> due.map(found -> compare(session, found))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Asks again under the lock: another gateway may have just sent the comparison. */
    private Uni<Optional<DueComparison>> due(Mutiny.Session session, String model) {
        return Rows.optional(query(session, CanarySql.ONE_DUE).setParameter("model", model), DueComparison::of);
    }

    /** A comparison waits until it fits into what the budgets of both models have left. */
    private Uni<Void> compare(Mutiny.Session session, DueComparison due) {
        return session.find(ModelRegistrationRow.class, due.model())
                .chain(model -> session.find(ModelRegistrationRow.class, due.baseline())
                        .chain(baseline -> fits(session, model)
                                .chain(fits -> fits
                                        ? fits(session, baseline)
                                        : Uni.createFrom().item(false))
                                .chain(fits -> fits
                                        ? send(session, due, model, baseline)
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Boolean> fits(Mutiny.Session session, ModelRegistrationRow model) {
        return Budgets.fits(session, model, prompts.ofEach(), prompts.tokens());
    }

    private Uni<Void> send(
            Mutiny.Session session, DueComparison due, ModelRegistrationRow model, ModelRegistrationRow baseline) {
        Instant now = Instant.now(clock);
        return sender.ask(Multi.createFrom().iterable(prompts.of(due.run(), model, baseline, now)))
                .chain(() -> session.createNativeQuery(CanarySql.SENT)
                        .setParameter("model", due.model())
                        .setParameter("deployment", due.deployment())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate())
                .invoke(() -> LOG.infof("canary sent model=%s run=%s", due.model(), due.run()))
                .replaceWithVoid();
    }

    private Mutiny.SelectionQuery<Tuple> query(Mutiny.Session session, String sql) {
        Instant now = Instant.now(clock);
        return Rows.query(session, sql)
                .setParameter("every", now.minus(config.every()).toEpochMilli())
                .setParameter("pause", now.minus(config.pause()).toEpochMilli())
                .setParameter("since", now.minus(config.idleAfter()).toEpochMilli());
    }
}
