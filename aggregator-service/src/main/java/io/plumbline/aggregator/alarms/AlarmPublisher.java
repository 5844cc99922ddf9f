package io.plumbline.aggregator.alarms;

import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.Topics;
import io.plumbline.pipeline.Outgoing;
import io.plumbline.reports.alarms.AlarmReport;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Publishes changed alarms in the order in which they were stored. Only the owner of the scores' first partition sends, so
 * they stay in order. A change that is sent but not marked before a crash is sent again with its id.
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
                        .invoke(AlarmPublisher::warn)
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<List<AlarmReport>> waiting() {
        return transactions.once(session -> Rows.list(Rows.query(session, WAITING), StoredAlarm::read));
    }

    private Uni<Void> send(List<AlarmReport> waiting) {
        return Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(stored -> alarms.sendMessage(Outgoing.of(stored.change())))
                .collect()
                .last()
                .chain(() -> note(waiting));
    }

    private Uni<Void> note(List<AlarmReport> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .once(session -> session.createNativeQuery(NOTE)
                                .setParameter("numbers", Rows.column(sent, Long.class, AlarmReport::number))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static void warn(Throwable failure) {
        LOG.warnf("alarms cannot be sent, to be tried again reason=%s", failure);
    }
}
