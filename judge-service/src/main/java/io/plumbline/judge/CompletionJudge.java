package io.plumbline.judge;

import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.judge.reading.AnswerScreening;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.scoring.ScoringMethods;
import io.plumbline.pipeline.Stage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * Scores each completion with the judge model; the only entry of judge-service. A failed judgement is an outcome, never an
 * exception.
 */
@ApplicationScoped
class CompletionJudge {

    private static final Logger LOG = Logger.getLogger(CompletionJudge.class);

    private static final Unscored NOT_WANTED =
            new Unscored(UnscoredReason.CANCELLED, "the probe was cancelled before the judge had scored the answer");

    private final JudgeGate gate;
    private final ThreeTries tries;
    private final PanelJudges panel;
    private final JudgeMeters meters;
    private final int parallelism;
    private final JudgeConfig config;
    private final JudgeCancellations cancelled;

    CompletionJudge(
            JudgeGate gate,
            JudgeCall judge,
            PanelJudges panel,
            JudgeMeters meters,
            ScoringMethods methods,
            JudgeConfig config,
            JudgeCancellations cancelled) {
        this.gate = gate;
        this.tries = new ThreeTries(judge, methods);
        this.panel = panel;
        this.meters = meters;
        this.parallelism = config.checked().parallelism();
        this.config = config;
        this.cancelled = cancelled;
    }

    @Incoming(Topics.COMPLETIONS)
    @Outgoing(Topics.SCORES)
    Multi<Message<byte[]>> judge(Multi<Message<byte[]>> completions) {
        return Stage.map(completions, Completion.class, parallelism, this::score);
    }

    Uni<Score> score(Completion completion, Context trace) {
        return scored(completion, trace).invoke(score -> EvaluationEvents.add(trace, score));
    }

    private Uni<Score> scored(Completion completion, Context trace) {
        return completion
                .result()
                .fold(
                        answer -> unjudged(completion.prompt(), answer)
                                .map(unscored -> finished(completion, unscored))
                                .orElseGet(() -> admitted(completion, answer, trace)),
                        failed -> finished(completion, new Unscored(failed.reason(), failed.detail())));
    }

    private Optional<Unscored> unjudged(Prompt prompt, Answered answer) {
        if (cancelled.contains(prompt.probeId())) {
            return Optional.of(NOT_WANTED);
        }
        return switch (prompt.source()) {
            case CANARY ->
                Optional.of(new Unscored(UnscoredReason.NO_VERDICT, "a canary's answer is compared, not judged"));
            case CHECK -> Optional.empty();
            case PROBE, PRODUCTION, CALIBRATION -> AnswerScreening.of(answer);
        };
    }

    private Uni<Score> admitted(Completion completion, Answered answer, Context trace) {
        return gate.admit(config.complete(completion.prompt().judging()))
                .chain(admission -> completion.prompt().source() == Source.CHECK
                        ? checked(completion, admission)
                        : judged(completion, answer, admission, trace))
                // A probe ends only when every answer has an outcome, so a fault of this service must not lose an
                // answer.
                .onFailure()
                .recoverWithUni(fault -> faulty(completion, fault));
    }

    private Uni<Score> checked(Completion completion, JudgeAdmission admission) {
        Capability found = admission.found();
        return finished(completion, found.finding().outcome(found.detail()));
    }

    private Uni<Score> judged(Completion completion, Answered answer, JudgeAdmission admission, Context trace) {
        Context wanted = cancelled.of(completion.prompt().probeId()).within(trace);
        return admission.fold(
                judging -> measuredAndVoted(completion, answer, judging, wanted),
                found -> finished(completion, found.finding().outcome(found.detail())));
    }

    private Uni<Score> measuredAndVoted(Completion completion, Answered answer, Judging judging, Context trace) {
        return Uni.combine()
                .all()
                .unis(
                        measured(completion, answer, judging, trace),
                        panel.votes(completion.prompt(), answer.text(), judging, trace))
                .with(CompletionJudge::withVotes);
    }

    private static Score withVotes(Score score, List<PanelJudges.Ballot> ballots) {
        return score.withPanel(
                ballots.stream().map(PanelJudges.Ballot::vote).toList(),
                ballots.stream().map(PanelJudges.Ballot::usage).reduce(Usage.NONE, Usage::plus));
    }

    private Uni<Score> measured(Completion completion, Answered answer, Judging judging, Context trace) {
        Caller caller = caller(judging, completion.prompt()).within(trace);
        return tries.measured(judging, asked(completion, answer), caller)
                .invoke(result -> watch(completion, judging, result.judgements()))
                .map(result -> score(completion, judging, result.judgements(), wanted(completion, result.outcome())));
    }

    /** A verdict counts if the judge had given it before the probe was cancelled. */
    private Outcome wanted(Completion completion, Outcome outcome) {
        boolean tooLate = cancelled.contains(completion.prompt().probeId());
        return outcome.fold(verdict -> outcome, unscored -> tooLate ? NOT_WANTED : unscored);
    }

    private static AskedAnswer asked(Completion completion, Answered answer) {
        return new AskedAnswer(completion.id(), completion.prompt().question(), answer.text());
    }

    private void watch(Completion completion, Judging judging, List<Judgement> judgements) {
        meters.judged(judging, completion.prompt().model(), judgements);
        gate.hear(judging, judgements);
    }

    private Uni<Score> faulty(Completion completion, Throwable fault) {
        LOG.errorf(fault, "judging failed promptId=%s", completion.id());
        return finished(
                completion,
                new Unscored(
                        UnscoredReason.JUDGE_ERROR,
                        "fault in the judge service: " + fault.getClass().getSimpleName()));
    }

    private Uni<Score> finished(Completion completion, Unscored unscored) {
        return Uni.createFrom()
                .item(score(completion, config.complete(completion.prompt().judging()), List.of(), unscored));
    }

    private Score score(Completion completion, Judging judging, List<Judgement> judgements, Outcome outcome) {
        return new Score(
                completion,
                Instrument.of(judging, config.frame()),
                judging.thresholds().orElseGet(config::thresholds),
                Judgement.readings(judgements),
                Judgement.usage(judgements),
                outcome,
                Instant.now());
    }

    /** Calibration has costs of its own, apart from those of judging. */
    private static Caller caller(Judging judging, Prompt prompt) {
        String model = judging.judge().modelName();
        return prompt.source() == Source.CALIBRATION ? Caller.calibration(model) : Caller.judge(model);
    }
}
