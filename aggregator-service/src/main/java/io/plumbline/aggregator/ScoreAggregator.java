package io.plumbline.aggregator;

import io.plumbline.aggregator.calibration.CalibrationLedger;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.panel.PanelMeters;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.aggregator.retention.Days;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.events.Score;
import io.plumbline.events.Source;
import io.plumbline.events.Topics;
import io.plumbline.pipeline.Batch;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Enters every score once; the only door of aggregator-service. First the transaction, then the metrics, then the
 * acknowledgement: after a crash in between, records come again and are found to be known.
 */
@ApplicationScoped
class ScoreAggregator {

    private final Transactions transactions;
    private final LiveModels models;
    private final AnswerMeters meters;
    private final PanelMeters panels;
    private final ReviewRule reviewRule;
    private final Days days;
    private final WatchConfig watching;

    ScoreAggregator(
            Transactions transactions,
            Days days,
            WatchConfig watching,
            LiveModels models,
            AnswerMeters meters,
            PanelMeters panels) {
        this.transactions = transactions;
        this.days = days;
        this.watching = watching.checked();
        this.models = models;
        this.meters = meters;
        this.panels = panels;
        this.reviewRule = panels.reviewRule();
    }

    @Incoming(Topics.SCORES)
    Uni<Void> take(KafkaRecordBatch<String, byte[]> records) {
        return Batch.drainReceived(records, Score.class, this::enter);
    }

    private Uni<Void> enter(List<Received<Score>> scores) {
        Map<Boolean, List<Received<Score>>> known = scores.stream()
                .collect(Collectors.partitioningBy(
                        score -> score.event().prompt().source() == Source.CALIBRATION));
        AnswerBatch batch = AnswerBatch.of(known.get(false), reviewRule);
        return days.open(batch.days())
                .chain(() -> transactions.untilDone(session -> CalibrationLedger.enter(session, known.get(true))
                        .chain(() -> Ledger.enter(session, batch, watching))))
                .invoke(this::show)
                .replaceWithVoid();
    }

    private void show(Ledger.Entry entry) {
        models.merge(entry.totals());
        meters.stored(entry.fresh());
        panels.stored(
                entry.fresh().stream().filter(answer -> answer.panel() != null).count(),
                entry.fresh().stream().filter(AnswerRow::review).count());
    }
}
