package io.plumbline.aggregator;

import io.plumbline.aggregator.calibration.CalibrationLedger;
import io.plumbline.aggregator.changes.ChangeLedger;
import io.plumbline.aggregator.identity.IdentityLedger;
import io.plumbline.aggregator.ledger.AnswerBatch;
import io.plumbline.aggregator.ledger.AnswerLedger;
import io.plumbline.aggregator.ledger.AnswerMeters;
import io.plumbline.aggregator.ledger.AnswerRow;
import io.plumbline.aggregator.ledger.ClockBound;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.panel.PanelMeters;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.aggregator.retention.AnswerDays;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.database.DataFault;
import io.plumbline.database.Transactions;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.Guest;
import io.plumbline.pipeline.Batch;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Enters every score once; the only entry point of aggregator-service for scores. The order is transaction, metrics,
 * acknowledgement: after a crash in between, Kafka delivers the records again and the ledger recognises them.
 */
@ApplicationScoped
class ScoreAggregator {

    private static final Logger LOG = Logger.getLogger(ScoreAggregator.class);

    /** Attempts after another instance has dropped a day that this one took for open. */
    private static final long LOST_DAYS = 3;

    private final Transactions transactions;
    private final LiveModels models;
    private final AnswerMeters meters;
    private final PanelMeters panels;
    private final ChangeLedger changes;
    private final ReviewRule reviewRule;
    private final AnswerDays days;
    private final WatchConfig watching;
    private final Clock clock = Clock.systemUTC();

    ScoreAggregator(
            Transactions transactions,
            AnswerDays days,
            WatchConfig watching,
            LiveModels models,
            AnswerMeters meters,
            PanelMeters panels,
            ChangeLedger changes) {
        this.transactions = transactions;
        this.days = days;
        this.watching = watching.checked();
        this.models = models;
        this.meters = meters;
        this.panels = panels;
        this.changes = changes;
        this.reviewRule = panels.reviewRule();
    }

    @Incoming(Topics.SCORES)
    Uni<Void> take(KafkaRecordBatch<String, byte[]> records) {
        return Batch.drainReceived(records, Score.class, this::enter);
    }

    /** Checks of judges are no answers. */
    private Uni<Void> enter(List<Received<Score>> all) {
        List<Received<Score>> scores = select(all, source -> source != Source.CHECK);
        AnswerBatch batch = AnswerBatch.of(
                select(scores, source -> source != Source.CALIBRATION && source != Source.CANARY), reviewRule);
        return Uni.createFrom()
                .deferred(() -> days.open(batch.days()))
                .chain(() -> transactions.untilDone(session -> enterBeside(session, scores)
                        .chain(() -> AnswerLedger.enter(session, batch, watching, days.firstOfTexts()))))
                .onFailure(DataFault::isMissingDay)
                .invoke(days::forget)
                .onFailure(DataFault::isMissingDay)
                .retry()
                .atMost(LOST_DAYS)
                .invoke(this::show)
                .replaceWithVoid();
    }

    /** Enters what has tables of its own: known answers, identity comparisons, and changes of models and instruments. */
    private Uni<Void> enterBeside(Mutiny.Session session, List<Received<Score>> scores) {
        return CalibrationLedger.enter(session, select(scores, source -> source == Source.CALIBRATION))
                .chain(() -> IdentityLedger.enter(session, select(scores, source -> source == Source.CANARY)))
                .chain(() -> changes.enter(session, believed(monitored(scores))));
    }

    /** The scores of registered models. */
    private static List<Received<Score>> monitored(List<Received<Score>> scores) {
        return select(scores, source -> source != Source.CALIBRATION).stream()
                .filter(score -> !Guest.is(score.event().prompt().model()))
                .toList();
    }

    /** Without those ahead of the clock, whose values would be the newest for as long as they lie ahead. */
    private List<Received<Score>> believed(List<Received<Score>> scores) {
        ClockBound bound = ClockBound.now(clock);
        return scores.stream().filter(score -> !bound.isAhead(score.event())).toList();
    }

    private static List<Received<Score>> select(List<Received<Score>> scores, Predicate<Source> wanted) {
        return scores.stream()
                .filter(score -> wanted.test(score.event().prompt().source()))
                .toList();
    }

    /** The answers are stored by now: a fault here must not send them to the dead letters. */
    private void show(AnswerLedger.Entry entry) {
        try {
            export(entry);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "stored answers are not in the metrics until a restart");
        }
    }

    private void export(AnswerLedger.Entry entry) {
        models.merge(entry.totals());
        meters.stored(entry.fresh());
        panels.stored(
                entry.fresh().stream().filter(AnswerRow::hasPanel).count(),
                entry.fresh().stream().filter(AnswerRow::review).count());
    }
}
