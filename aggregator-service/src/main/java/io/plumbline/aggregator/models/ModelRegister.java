package io.plumbline.aggregator.models;

import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.EventCodec;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Stores the registered models beside the counts, so that each model's baseline is known, and records deleted models. Scores do
 * not wait for it.
 */
@ApplicationScoped
class ModelRegister {

    private static final Logger LOG = Logger.getLogger(ModelRegister.class);

    private static final String DELETED =
            """
            insert into aggregator.deleted_model (id, deleted_at) values (:id, now())
            on conflict (id) do update set deleted_at = excluded.deleted_at
            """;
    private static final String BACK = "delete from aggregator.deleted_model where id = :id";

    private final Transactions transactions;

    ModelRegister(Transactions transactions) {
        this.transactions = transactions;
    }

    @Incoming(Topics.MODELS)
    Uni<Void> take(KafkaRecord<String, byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> record.getPayload() == null ? forget(record.getKey()) : keep(record.getPayload()))
                .chain(() -> done(record.ack()))
                .onFailure()
                .recoverWithUni(reason -> refuse(record, reason));
    }

    private Uni<Void> keep(byte[] value) {
        MonitoredModelRow row = new MonitoredModelRow(EventCodec.decode(value, RegisteredModel.class));
        return transactions
                .untilDone(session -> session.merge(row).chain(() -> run(session, BACK, row.id())))
                .replaceWithVoid();
    }

    /** Answers and counts of a deleted model are kept. */
    private Uni<Void> forget(String id) {
        return transactions
                .untilDone(session -> session.createMutationQuery("delete from MonitoredModelRow where id = :id")
                        .setParameter("id", Storable.text(id))
                        .executeUpdate()
                        .chain(() -> run(session, DELETED, Storable.text(id))))
                .replaceWithVoid();
    }

    private static Uni<Integer> run(Mutiny.Session session, String sql, String id) {
        return session.createNativeQuery(sql).setParameter("id", id).executeUpdate();
    }

    private static Uni<Void> refuse(KafkaRecord<String, byte[]> record, Throwable reason) {
        LOG.warnf("dead letter topic=%s reason=%s", Topics.MODELS, reason.getMessage());
        return done(record.nack(reason));
    }

    private static Uni<Void> done(CompletionStage<Void> stage) {
        return Uni.createFrom().completionStage(stage);
    }
}
