package io.plumbline.gateway.models;

import io.plumbline.database.Transactions;
import io.plumbline.events.Topics;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.plumbline.pipeline.Outgoing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Publishes registered models to the topic {@code models}. After a crash, the next start publishes what is missing. */
@ApplicationScoped
class ModelPublisher {

    private static final Logger LOG = Logger.getLogger(ModelPublisher.class);
    private static final String WAKE = "publish-model";
    private static final int AT_A_TIME = 200;

    private final Transactions database;
    private final MutinyEmitter<byte[]> models;
    private final EventBus bus;
    private final KeyedWorkQueue queue = new KeyedWorkQueue(2, this::publish);

    ModelPublisher(Transactions database, @Channel(Topics.MODELS) MutinyEmitter<byte[]> models, EventBus bus) {
        this.database = database;
        this.models = models;
        this.bus = bus;
    }

    /** Publishes the model asynchronously, on any replica. */
    void wake(String model) {
        bus.send(WAKE, model);
    }

    @ConsumeEvent(WAKE)
    Uni<Void> changed(String model) {
        return queue.add(List.of(model));
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> catchUp() {
        return database.once(ModelPublisher::behind)
                .chain(queue::add)
                .onFailure()
                .invoke(failure -> LOG.warnf("models cannot be published reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<List<String>> behind(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select id from ModelRegistrationRow where publishedVersion < version order by id",
                        String.class)
                .setMaxResults(AT_A_TIME)
                .getResultList();
    }

    private Uni<Void> publish(String model) {
        return database.once(session -> ModelLock.take(session, model)
                .chain(mine -> mine
                        ? session.find(ModelRegistrationRow.class, model)
                        : Uni.createFrom().nullItem())
                .chain(row -> row == null || row.publishedVersion == row.version
                        ? Uni.createFrom().voidItem()
                        : models.sendMessage(row.isRegistered() ? Outgoing.of(row.event()) : Outgoing.deletion(model))
                                .invoke(() -> row.publishedVersion = row.version)));
    }
}
