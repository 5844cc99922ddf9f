package io.plumbline.gateway.release;

import io.plumbline.database.Transactions;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Source;
import io.plumbline.gateway.judges.JudgeChecks;
import io.plumbline.gateway.models.budget.Budgets;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.plumbline.gateway.models.budget.JudgeUse;
import io.plumbline.gateway.models.budget.ModelUsage;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.recurring.calibration.GoldOutcomes;
import io.plumbline.gateway.release.spending.CanaryUse;
import io.plumbline.pipeline.Batch;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records each prompt's outcome once, even if its score is delivered again, and wakes the releaser for the next prompts. */
@ApplicationScoped
class ProbeProgress {

    private final Transactions database;
    private final JudgeBudgets judges;
    private final ProbeMeters meters;
    private final EventBus bus;

    ProbeProgress(Transactions database, JudgeBudgets judges, ProbeMeters meters, EventBus bus) {
        this.database = database;
        this.judges = judges;
        this.meters = meters;
        this.bus = bus;
    }

    @Incoming(Topics.SCORES)
    Uni<Void> take(KafkaRecordBatch<String, byte[]> scores) {
        return Batch.drain(scores, Score.class, this::record);
    }

    private Uni<Void> record(List<Score> scores) {
        List<String> probes = scores.stream()
                .flatMap(score -> PromptId.parse(score.id()).stream())
                .map(PromptId::probeId)
                .distinct()
                .sorted()
                .toList();
        if (probes.isEmpty()
                && !GoldOutcomes.isAmong(scores)
                && !JudgeChecks.isAmong(scores)
                && !CanaryUse.isAmong(scores)
                && !isJudged(scores)) {
            return Uni.createFrom().voidItem();
        }
        return database.untilDone(session -> record(session, probes, scores)
                        .call(() -> GoldOutcomes.note(session, scores))
                        .call(() -> JudgeChecks.note(session, scores)))
                .invoke(this::report)
                .replaceWithVoid();
    }

    /** Whether a judge's budget is to be charged for one of these scores. */
    private boolean isJudged(List<Score> scores) {
        return judges.isBounded() && scores.stream().anyMatch(ProbeProgress::isPastProbes);
    }

    /** Whether a judge was asked about a pushed or labelled answer, or was checked. */
    private static boolean isPastProbes(Score score) {
        return score.prompt().source() == Source.PRODUCTION
                || score.prompt().source() == Source.CALIBRATION
                || score.prompt().source() == Source.CHECK;
    }

    private Uni<Recorded> record(Mutiny.Session session, List<String> probes, List<Score> scores) {
        return session.createSelectionQuery("from ProbeRow where id in :probes order by id", ProbeRow.class)
                .setParameter("probes", probes)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .chain(rows -> Probes.locked(session, probes).map(lanes -> record(rows, lanes, scores)))
                .call(recorded -> Budgets.add(session, recorded.used()))
                .call(recorded -> judges.add(session, recorded.judged()));
    }

    private static Recorded record(List<ProbeRow> probes, List<LaneRow> lanes, List<Score> scores) {
        Map<String, LaneRow> byId = lanes.stream().collect(Collectors.toMap(LaneRow::id, Function.identity()));
        SortedMap<String, ModelUsage> used = new TreeMap<>();
        List<JudgeUse> judged = scores.stream()
                .filter(ProbeProgress::isPastProbes)
                .map(JudgeUse::of)
                .collect(Collectors.toCollection(ArrayList::new));
        scores.forEach(score -> PromptId.parse(score.id())
                .flatMap(id -> Optional.ofNullable(byId.get(id.lane()))
                        .filter(lane -> lane.record(id.index(), score.outcome())))
                .ifPresent(lane -> {
                    used.merge(
                            lane.model(),
                            ModelUsage.of(score.prompt(), score.completion().result()),
                            ModelUsage::plus);
                    judged.add(JudgeUse.of(score));
                }));
        CanaryUse.of(scores).forEach((model, use) -> used.merge(model, use, ModelUsage::plus));
        List<ProbeRow> finished = probes.stream()
                .filter(probe -> probe.duration().isEmpty())
                .filter(probe -> lanes.stream()
                        .filter(lane -> lane.probeId().equals(probe.id()))
                        .allMatch(LaneRow::isFinished))
                .toList();
        finished.forEach(probe -> probe.finish(Instant.now()));
        return new Recorded(finished, lanes, used, judged);
    }

    private void report(Recorded recorded) {
        recorded.finished().forEach(meters::finished);
        recorded.lanes().stream().map(LaneRow::model).distinct().forEach(model -> bus.send(ReleaseSignal.WAKE, model));
    }

    /**
     * Effects of a batch of scores.
     *
     * @param finished probes that it finished
     * @param lanes lanes of the batch's probes
     * @param used cost of the new outcomes by model
     * @param judged what judging cost
     */
    private record Recorded(
            List<ProbeRow> finished, List<LaneRow> lanes, SortedMap<String, ModelUsage> used, List<JudgeUse> judged) {}
}
