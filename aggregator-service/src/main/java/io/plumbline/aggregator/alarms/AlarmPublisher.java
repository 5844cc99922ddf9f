package io.plumbline.aggregator.alarms;

import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.pipeline.Outgoing;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Sends changed alarms to their topic in the order in which they were stored. The owner of the scores' first partition alone
 * sends, so that they stay in order; one that was sent and not noted before a crash is sent again with the same id.
 */
@ApplicationScoped
class AlarmPublisher {

    private static final Logger LOG = Logger.getLogger(AlarmPublisher.class);
    private static final int FIRST_PARTITION = 0;

    private static final String WAITING =
            """
            select number, event from aggregator.alarm_change where not published order by number limit 100
            """;
    private static final String NOTE =
            """
            update aggregator.alarm_change set published = true where number = any (cast(:numbers as bigint[]))
            """;

    private final Transactions transactions;
    private final LiveModels models;
    private final MutinyEmitter<byte[]> alarms;

    AlarmPublisher(Transactions transactions, LiveModels models, @Channel(Topics.ALARMS) MutinyEmitter<byte[]> alarms) {
        this.transactions = transactions;
        this.models = models;
        this.alarms = alarms;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> publish() {
        return models.owns(FIRST_PARTITION)
                ? waiting()
                        .chain(this::send)
                        .onFailure()
                        .invoke(AlarmPublisher::said)
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<List<Object[]>> waiting() {
        return transactions.once(
                session -> session.createNativeQuery(WAITING, Object[].class).getResultList());
    }

    private Uni<Void> send(List<Object[]> waiting) {
        return Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(row -> alarms.sendMessage(Outgoing.of(event((String) row[1]))))
                .collect()
                .last()
                .chain(() -> note(waiting));
    }

    private Uni<Void> note(List<Object[]> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .once(session -> session.createNativeQuery(NOTE)
                                .setParameter(
                                        "numbers", Rows.column(sent, Long.class, row -> ((Number) row[0]).longValue()))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static AlarmChange event(String json) {
        return EventCodec.decode(json.getBytes(StandardCharsets.UTF_8), AlarmChange.class);
    }

    private static void said(Throwable failure) {
        LOG.warnf("alarms cannot be sent, to be tried again reason=%s", failure);
    }
}
