package io.plumbline.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Runs transactions for callers on any thread. Each runs on a Vert.x context of its own: on a shared one, Hibernate
 * Reactive would take transactions that overlap for one, and a retry comes back on a thread without any.
 */
public final class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_FAULTS = 3;

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Counter retries;
    private final AtomicBoolean away = new AtomicBoolean();

    public Transactions(Mutiny.SessionFactory sessions, Vertx vertx, MeterRegistry meters) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.retries = meters.counter("plumbline.database.retries");
        Gauge.builder("plumbline.database.away", away, state -> state.get() ? 1 : 0)
                .register(meters);
    }

    /** Runs the work in one transaction, once. The work may wait for other things than the database in between. */
    public <T> Uni<T> once(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor own = ownContext();
            return sessions.withTransaction(session -> work.apply(session).emitOn(own))
                    .runSubscriptionOn(own);
        });
    }

    /**
     * Repeats the work until the database has stored it, for consumers that must not continue without it. Fails if the database can
     * never store the data, see {@link DataFault}, and after {@value #MOST_FAULTS} attempts that met a fault of the program. All
     * other failures are awaited for ever, because waiting loses no data.
     */
    public <T> Uni<T> untilDone(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            AtomicInteger faults = new AtomicInteger();
            return once(work)
                    .onFailure()
                    .transform(failure -> isHopeless(failure, faults) ? new GivenUpException(failure) : failure)
                    .onFailure(failure -> !(failure instanceof GivenUpException))
                    .retry()
                    .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                    .indefinitely()
                    .onFailure(GivenUpException.class)
                    .transform(Throwable::getCause)
                    .invoke(this::succeeded);
        });
    }

    /** Wraps a failure after which the work is not tried again. */
    private static final class GivenUpException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUpException(Throwable cause) {
            super(cause);
        }
    }

    /** Whether another attempt cannot help; takes note of the failure if it can. */
    private boolean isHopeless(Throwable failure, AtomicInteger faults) {
        if (DataFault.is(failure)) {
            return true;
        }
        if (ProgramFault.is(failure)) {
            LOG.warnf("work on the database met a fault of the program reason=%s", failure);
            return faults.incrementAndGet() >= MOST_FAULTS;
        }
        failed(failure);
        return false;
    }

    private void failed(Throwable reason) {
        retries.increment();
        if (away.compareAndSet(false, true)) {
            LOG.warnf("database away, retrying until it is back reason=%s", reason);
        }
    }

    private void succeeded() {
        if (away.compareAndSet(true, false)) {
            LOG.info("database back");
        }
    }

    private Executor ownContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return command -> context.runOnContext(nothing -> command.run());
    }
}
