package io.plumbline.gateway.release;

import io.plumbline.database.Transactions;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.judges.JudgeChecks;
import io.plumbline.gateway.judges.LaneJudges;
import io.plumbline.gateway.judges.LaneJudges.JudgedLane;
import io.plumbline.gateway.judges.ReadJudge;
import io.plumbline.gateway.models.ModelLock;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.budget.Budget;
import io.plumbline.gateway.models.budget.Budgets;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.request.ProbeConfig;
import io.plumbline.gateway.release.spending.JudgeRoom;
import io.plumbline.gateway.sending.PromptSender;
import io.plumbline.gateway.store.KeyedWorkQueue;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps each model's window full. Prompts are sent inside the transaction that records their release. After a crash in between
 * they are sent again with equal ids, and none is lost.
 */
@Startup
@ApplicationScoped
class PromptReleaser {

    /** Fewer than database connections, so that an unreachable broker cannot hold all of them. */
    private static final int MODELS_AT_ONCE = 4;

    private static final int WIDEST_WINDOW = 10_000;

    /** As many calls as the sampler makes at once to one endpoint. */
    private static final int WIDEST_OF_GUEST = 64;

    private final Transactions database;
    private final PromptWriters writers;
    private final PromptSender sender;
    private final GuestIdentity identity;
    private final JudgeChecks judges;
    private final JudgeBudgets judgeBudgets;
    private final int window;
    private final Clock clock = Clock.systemUTC();
    private final KeyedWorkQueue pump = new KeyedWorkQueue(MODELS_AT_ONCE, this::release);

    PromptReleaser(
            Transactions database,
            PromptWriters writers,
            PromptSender sender,
            GuestIdentity identity,
            JudgeChecks judges,
            JudgeBudgets judgeBudgets,
            ProbeConfig config) {
        this.database = database;
        this.writers = writers;
        this.sender = sender;
        this.identity = identity;
        this.judges = judges;
        this.judgeBudgets = judgeBudgets;
        this.window = config.window();
        if (window < 1 || window > WIDEST_WINDOW) {
            throw new IllegalArgumentException(
                    "plumbline.probes.window must lie in 1.." + WIDEST_WINDOW + ", not " + window);
        }
    }

    @ConsumeEvent(ReleaseSignal.WAKE)
    Uni<Void> wake(String model) {
        return pump.add(List.of(model));
    }

    Uni<Void> wakeAll(Collection<String> models) {
        return pump.add(models);
    }

    /** Judges are asked for after the transaction, so that none waits for two locks. */
    private Uni<Void> release(String model) {
        return database.once(session -> ModelLock.take(session, model)
                        .chain(mine -> mine
                                ? release(session, model)
                                : Uni.createFrom().item(List.<ReadJudge>of())))
                .chain(judges::ask);
    }

    private Uni<List<ReadJudge>> release(Mutiny.Session session, String model) {
        return session.find(ModelRegistrationRow.class, model)
                .chain(row -> Budgets.of(session, row)
                        .chain(budget -> lanes(session, model).chain(lanes -> waiting(session, lanes)
                                .chain(waiting -> LaneJudges.of(session, judges, waiting))
                                .call(judged -> JudgeRoom.of(session, judgeBudgets, lanes)
                                        .chain(room -> send(
                                                session, judged, shares(width(row), budget, lanes, judged, room)))))))
                .map(LaneJudges::unchecked);
    }

    private Uni<Void> send(Mutiny.Session session, LaneJudges judged, List<WindowShare> shares) {
        return Multi.createFrom()
                .iterable(shares)
                .onItem()
                .transformToUniAndConcatenate(share -> send(session, judged, share))
                .collect()
                .last();
    }

    /** A guest's window is small: its client may be killed, and what is outstanding then is still paid for. */
    private int width(ModelRegistrationRow model) {
        return Guest.is(model.id()) ? Math.min(WIDEST_OF_GUEST, model.window(window)) : model.window(window);
    }

    private Uni<List<JudgedLane>> waiting(Mutiny.Session session, List<LaneRow> lanes) {
        Instant now = Instant.now(clock);
        return Multi.createFrom()
                .items(lanes.stream().filter(lane -> WindowShare.isWaiting(lane, now)))
                .onItem()
                .transformToUniAndConcatenate(lane -> writers.of(session, lane))
                .collect()
                .asList()
                .map(waiting -> waiting.stream()
                        .flatMap(writer -> writer.judged().stream())
                        .toList());
    }

    private List<WindowShare> shares(int width, Budget budget, List<LaneRow> lanes, LaneJudges judged, JudgeRoom room) {
        int allowed =
                budget.allowed(lanes.stream().mapToLong(LaneRow::outstanding).sum());
        int held = lanes.stream()
                .filter(lane -> judged.holds(lane.id()))
                .mapToInt(LaneRow::outstanding)
                .sum();
        String spent = allowed == 0 ? budget.reason() : null;
        lanes.forEach(lane -> lane.waitFor(waitsFor(lane, spent, judged, room)));
        return WindowShare.of(
                Math.max(0, width - held),
                allowed,
                lanes.stream().filter(lane -> !judged.holds(lane.id())).toList(),
                room,
                Instant.now(clock));
    }

    private String waitsFor(LaneRow lane, String spent, LaneJudges judged, JudgeRoom room) {
        if (judged.holds(lane.id())) {
            return judged.reason(lane.id());
        }
        if (!WindowShare.isWaiting(lane, Instant.now(clock))) {
            return null;
        }
        return spent != null ? spent : room.waiting(lane).orElse(null);
    }

    /** By id, the order of all transactions, because Hibernate updates the rows in this order and updates lock them. */
    private static Uni<List<LaneRow>> lanes(Mutiny.Session session, String model) {
        return session.createSelectionQuery(
                        "from LaneRow where model = :model and finishedCount < total order by id", LaneRow.class)
                .setParameter("model", model)
                .getResultList();
    }

    private Uni<Void> send(Mutiny.Session session, LaneJudges judged, WindowShare share) {
        return writers.of(session, share.lane())
                .chain(writer -> send(share, writer, judged))
                .chain(() -> judged.refuses(share.lane().id())
                        ? Uni.createFrom().voidItem()
                        : identity.compare(session, share))
                .invoke(() -> share.lane().released(share.to()));
    }

    private Multi<Prompt> prompts(WindowShare share, PromptWriter writer) {
        return Multi.createFrom()
                .items(() -> share.indexes().boxed())
                .map(index -> writer.at(index, Instant.now(clock)));
    }

    private Uni<Void> send(WindowShare share, PromptWriter writer, LaneJudges judged) {
        Multi<Prompt> prompts = prompts(share, writer);
        return switch (share.fate()) {
            case ASKED ->
                judged.refuses(share.lane().id())
                        ? sendWhatNeedsNoPoints(share.lane().id(), prompts, writer, judged)
                        : sender.ask(prompts, writer::trace);
            case CANCELLED -> sender.account(prompts, UnscoredReason.CANCELLED, "the probe was cancelled");
            case EXPIRED ->
                sender.account(prompts, UnscoredReason.EXPIRED, "the probe expired before this prompt was sent");
        };
    }

    private Uni<Void> sendWhatNeedsNoPoints(
            String lane, Multi<Prompt> prompts, PromptWriter writer, LaneJudges judged) {
        return sender.account(
                        prompts.filter(prompt -> judged.refuses(lane, prompt)),
                        UnscoredReason.JUDGE_UNFIT,
                        judged.reason(lane))
                .chain(() -> sender.ask(prompts.filter(prompt -> !judged.refuses(lane, prompt)), writer::trace));
    }
}
