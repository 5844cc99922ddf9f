package io.plumbline.gateway.recurring.schedules;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.probes.launch.ScheduledProbes;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.plumbline.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/**
 * Starts the probes of schedules that are due. A run's probes and the schedule's next slot are stored in one transaction that
 * locks the schedule, so that of several gateways exactly one starts a run.
 */
@ApplicationScoped
class ScheduleRunner {

    private static final Logger LOG = Logger.getLogger(ScheduleRunner.class);

    private static final String DUE =
            """
            select id from gateway.schedule where enabled and next_at <= to_timestamp(:now / 1000.0)
            order by next_at limit 100
            """;
    private static final String TURN =
            """
            select id from gateway.schedule
            where id = :id and enabled and next_at <= to_timestamp(:now / 1000.0) for update skip locked
            """;

    private final Transactions database;
    private final ScheduledProbes probes;
    private final ScheduleStrata strata;
    private final ScheduleConfig config;
    private final Clock clock = Clock.systemUTC();
    private final KeyedWorkQueue pump = new KeyedWorkQueue(1, this::run);

    ScheduleRunner(Transactions database, ScheduledProbes probes, ScheduleStrata strata, ScheduleConfig config) {
        this.database = database;
        this.probes = probes;
        this.strata = strata;
        this.config = config;
        if (config.shortest().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "plumbline.schedules.shortest must be at least PT1S, not " + config.shortest());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> beat() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return database.once(session -> session.createNativeQuery(DUE, String.class)
                        .setParameter("now", Instant.now(clock).toEpochMilli())
                        .getResultList())
                .chain(pump::add)
                .onFailure()
                .invoke(failure -> LOG.warnf("schedules cannot be run reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> run(String id) {
        Instant now = Instant.now(clock);
        return database.once(session -> session.createNativeQuery(TURN, String.class)
                .setParameter("id", id)
                .setParameter("now", now.toEpochMilli())
                .getSingleResultOrNull()
                .chain(mine -> mine == null ? Uni.createFrom().nullItem() : session.find(ScheduleRow.class, id))
                .chain(row -> row == null ? Uni.createFrom().voidItem() : run(session, row, now)));
    }

    private Uni<Void> run(Mutiny.Session session, ScheduleRow row, Instant now) {
        return probes.isRunning(session, row.lastProbes()).chain(isRunning -> {
            if (isRunning) {
                row.skipped("this run was left out because the last run is not finished", now);
                return Uni.createFrom().voidItem();
            }
            return strata.rotation(row.spec)
                    .map(rotation -> rotation.at(row.position))
                    .chain(run -> launch(session, row, run, now))
                    .onFailure(ScheduleRunner::isRefusal)
                    .recoverWithUni(refused -> {
                        row.skipped(refused.getMessage(), now);
                        return Uni.createFrom().voidItem();
                    });
        });
    }

    private Uni<Void> launch(Mutiny.Session session, ScheduleRow row, StratumRotation.Run run, Instant now) {
        Actor actor = new Actor("schedule:" + row.id, "schedule " + row.id);
        List<String> problems = new ArrayList<>();
        return Multi.createFrom()
                .iterable(run.probes())
                .onItem()
                .transformToUniAndConcatenate(planned -> probes.launch(
                                session, actor, planned.toLaunch(row.spec), planned.cycle() * row.spec.rounds())
                        .onFailure(ScheduleRunner::isRefusal)
                        .recoverWithItem(refused -> {
                            problems.add(planned.questionSet() + ": " + refused.getMessage());
                            return null;
                        }))
                .collect()
                .asList()
                .invoke(ids -> {
                    row.ran(ids, run.next(), problems.isEmpty() ? null : String.join("; ", problems), now);
                    LOG.infof("schedule ran schedule=%s probes=%s", row.id, ids);
                })
                .replaceWithVoid();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException;
    }
}
