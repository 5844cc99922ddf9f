package io.plumbline.judge;

import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.JudgeFrame;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.scoring.ScoringMethods;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Collects the votes of a panel's judges on the answers that are chosen for it, all at once, with the main judge's rubrics and
 * mode. A judge that fails or takes too long gives a vote without a verdict. The main judge's outcome never depends on a panel.
 */
@ApplicationScoped
class PanelJudges {

    private static final Logger LOG = Logger.getLogger(PanelJudges.class);

    private final JudgeGate gate;
    private final JudgeCall call;
    private final JudgeMeters meters;
    private final ScoringMethods methods;
    private final Duration panelTime;
    private final JudgeFrame frame;

    PanelJudges(JudgeGate gate, JudgeCall call, JudgeMeters meters, ScoringMethods methods, JudgeConfig config) {
        this.gate = gate;
        this.call = call;
        this.meters = meters;
        this.methods = methods;
        this.panelTime = config.panelTime();
        this.frame = config.frame();
    }

    /**
     * A vote and its cost.
     *
     *
     * @param vote of one judge
     * @param usage tokens charged for it
     */
    record Ballot(PanelVote vote, Usage usage) {}

    /** One ballot for each further judge; none if the answer is not chosen or there is no panel. Never fails. */
    Uni<List<Ballot>> votes(Prompt prompt, String answer, Judging judging, Context trace) {
        List<Target> judges = judging.panel()
                .filter(panel -> PanelDraw.chooses(panel.share(), prompt.id()))
                .map(panel -> panel.judges())
                .orElse(List.of());
        return judges.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(judges.stream()
                                .map(judge -> vote(prompt, answer, judging.by(judge), trace))
                                .toList())
                        .andFailFast();
    }

    private Uni<Ballot> vote(Prompt prompt, String answer, Judging judging, Context trace) {
        // Deferred, so that an exception becomes a vote too.
        return Uni.createFrom()
                .deferred(() -> gate.admit(judging))
                .chain(admission ->
                        admission.fold(admitted -> measured(prompt, answer, admitted, trace), found -> Uni.createFrom()
                                .item(ballot(judging, List.of(), found.finding().outcome(found.detail())))))
                .ifNoItem()
                .after(panelTime)
                .recoverWithItem(() -> unheard(judging, "took longer than " + panelTime))
                .onFailure()
                .recoverWithItem(fault -> faulty(prompt, judging, fault));
    }

    private Uni<Ballot> measured(Prompt prompt, String answer, Judging judging, Context trace) {
        return call.measure(
                        judging,
                        new AskedAnswer("panel " + prompt.id(), prompt.question(), answer),
                        Caller.judge(judging.judge().modelName()).within(trace))
                .invoke(judgements -> watch(judging, judgements))
                .map(judgements ->
                        ballot(judging, judgements, methods.of(judging.mode()).decide(judging, judgements)));
    }

    private void watch(Judging judging, List<Judgement> judgements) {
        meters.voted(judging, judgements);
        gate.hear(judging, judgements);
    }

    private Ballot faulty(Prompt prompt, Judging judging, Throwable fault) {
        LOG.errorf(
                fault,
                "panel vote failed promptId=%s judge=%s",
                prompt.id(),
                judging.judge().modelName());
        return unheard(
                judging, "fault in the judge service: " + fault.getClass().getSimpleName());
    }

    private Ballot unheard(Judging judging, String detail) {
        return ballot(judging, List.of(), new Unscored(UnscoredReason.JUDGE_ERROR, detail));
    }

    private Ballot ballot(Judging judging, List<Judgement> judgements, Outcome outcome) {
        return new Ballot(
                new PanelVote(Instrument.of(judging, frame).id(), Judgement.readings(judgements), outcome),
                Judgement.usage(judgements));
    }
}
