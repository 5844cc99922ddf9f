package io.plumbline.aggregator.panel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.database.Transactions;
import io.plumbline.events.judging.Rubric;
import io.plumbline.reports.review.PanelAgreement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What panels export. Answers and disagreements are counted by the instance whose transaction stored them, so that the sum
 * over instances is right. Agreement is over the answers of all models: the owner of the scores' first partition alone
 * computes and shows it, now and then, from the database.
 */
@ApplicationScoped
public class PanelMeters {

    private static final int FIRST_PARTITION = 0;

    private final Transactions transactions;
    private final LiveModels models;
    private final PanelConfig config;
    private final PanelAnswers newest;
    private final LatestPanelAgreements reports;
    private final Counter answers;
    private final Counter disagreements;
    private final MultiGauge alpha;

    PanelMeters(
            Transactions transactions,
            LiveModels models,
            PanelConfig config,
            PanelAnswers newest,
            LatestPanelAgreements reports,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.models = models;
        this.config = config;
        this.newest = newest;
        this.reports = reports;
        this.answers = registry.counter("plumbline.judge.panel.answers");
        this.disagreements = registry.counter("plumbline.judge.panel.disagreements");
        this.alpha = MultiGauge.builder("plumbline.judge.panel.alpha").register(registry);
    }

    /** The rule that marks answers for review. */
    public ReviewRule reviewRule() {
        return new ReviewRule(config.reviewBeyondPoints());
    }

    /** Counts answers with votes that were just stored, and those of them that are marked for review. */
    public void stored(long withVotes, long forReview) {
        answers.increment((double) withVotes);
        disagreements.increment((double) forReview);
    }

    @Scheduled(
            every = "${plumbline.panel.agreement-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compare() {
        if (!models.owns(FIRST_PARTITION)) {
            show(List.of());
            return Uni.createFrom().voidItem();
        }
        return transactions
                .untilDone(newest::newest)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(PanelAgreements::over)
                .invoke(reports::keep)
                .invoke(found -> show(models.owns(FIRST_PARTITION) ? found : List.of()))
                .replaceWithVoid();
    }

    private void show(List<PanelAgreement> found) {
        alpha.register(found.stream().flatMap(PanelMeters::rows).toList(), true);
    }

    private static Stream<MultiGauge.Row<?>> rows(PanelAgreement report) {
        return Stream.concat(
                row(report, Rubric.ALIGNED, report.alignmentAlpha()),
                row(report, Rubric.COHERENT, report.coherenceAlpha()));
    }

    private static Stream<MultiGauge.Row<?>> row(PanelAgreement report, String metric, OptionalDouble found) {
        return found.stream()
                .mapToObj(value -> MultiGauge.Row.of(Tags.of("judge", report.instrument(), "metric", metric), value));
    }
}
