package io.plumbline.gateway.release;

import io.plumbline.database.Transactions;
import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.models.budget.Budgets;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Wakes the releaser once a second for every model with unfinished prompts, in case a crash or a lost signal left some behind. */
@ApplicationScoped
class ReleaseTimer {

    private static final Logger LOG = Logger.getLogger(ReleaseTimer.class);

    private final Transactions database;
    private final PromptReleaser releaser;
    private final OverduePrompts lost;
    private final AbandonedProbes abandoned;
    private final JudgeBudgets judges;
    private final ProbeMeters meters;

    ReleaseTimer(
            Transactions database,
            PromptReleaser releaser,
            OverduePrompts lost,
            AbandonedProbes abandoned,
            JudgeBudgets judges,
            ProbeMeters meters) {
        this.database = database;
        this.releaser = releaser;
        this.lost = lost;
        this.abandoned = abandoned;
        this.judges = judges;
        this.meters = meters;
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> beat() {
        return abandoned
                .cancel()
                .chain(() -> database.once(ReleaseTimer::unfinished))
                .invoke(models -> meters.outstanding(outstanding(models)))
                .chain(models -> releaser.wakeAll(waiting(models)))
                .chain(lost::account)
                .chain(() -> database.once(Budgets::ratios))
                .invoke(meters::spent)
                .chain(() -> database.once(judges::ratios))
                .invoke(meters::spentOnJudges)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("prompts cannot be released reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<List<Unfinished>> unfinished(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select model, sum(nextIndex - finishedCount), sum(total - nextIndex) from LaneRow"
                                + " where finishedCount < total group by model order by model",
                        Unfinished.class)
                .getResultList();
    }

    private static Map<String, Long> outstanding(List<Unfinished> models) {
        Map<String, Long> byModel = new TreeMap<>();
        models.forEach(model -> byModel.merge(Guest.label(model.model()), Math.max(0, model.outstanding()), Long::sum));
        return byModel;
    }

    private static List<String> waiting(List<Unfinished> models) {
        return models.stream()
                .filter(model -> model.waiting() > 0)
                .map(Unfinished::model)
                .toList();
    }

    /**
     * A model with unfinished prompts.
     *
     * @param model id of the model
     * @param outstanding prompts that were released and have no outcome
     * @param waiting prompts that are not released yet
     */
    record Unfinished(String model, long outstanding, long waiting) {}
}
