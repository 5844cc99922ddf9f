package io.plumbline.gateway.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Transactions that may be asked for anywhere. Each gets a Vert.x context of its own: on a shared one, Hibernate Reactive
 * would take transactions that overlap for one.
 */
@ApplicationScoped
public class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;

    Database(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** Does the work in one transaction; it may wait for other things than the database in between. */
    public <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor own = newContext();
            return sessions.withTransaction(session -> work.apply(session).emitOn(own))
                    .runSubscriptionOn(own);
        });
    }

    /** Does it again until it succeeds: for consumers of a topic, which must not go on without it. */
    public <T> Uni<T> lastingTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return transaction(work)
                .onFailure()
                .invoke(failure -> LOG.warnf("transaction failed, trying again reason=%s", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private Executor newContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return command -> context.runOnContext(nothing -> command.run());
    }
}
