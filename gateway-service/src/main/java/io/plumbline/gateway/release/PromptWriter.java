package io.plumbline.gateway.release;

import io.opentelemetry.context.Context;
import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.prompt.Round;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.judges.LaneJudges.JudgedLane;
import io.plumbline.gateway.judges.ReadJudge;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.questions.Wording;
import io.plumbline.tracing.TraceParent;
import java.time.Instant;
import java.util.Optional;

/** Writes a lane's prompts one at a time, so that they are never in memory all at once. An index always gives an equal prompt. */
public final class PromptWriter {

    /** An answer has about twenty spans of half a kilobyte, and trace stores take a few megabytes for one trace. */
    private static final int MOST_IN_TRACE = 100;

    private final ProbeRow probe;
    private final LaneRow lane;
    private final Target target;
    private final Questionnaire questionnaire;

    /** Writes for one lane, whose model is called on its present registered terms. */
    public PromptWriter(ProbeRow probe, LaneRow lane, ModelRegistrationRow model, Questionnaire questionnaire) {
        this.probe = probe;
        this.lane = lane;
        this.target = model.onTerms(lane.target());
        this.questionnaire = questionnaire;
    }

    /** The lane with the judge whose points decide about its answers; empty if labels decide. */
    Optional<JudgedLane> judged() {
        return questionnaire.needsPoints()
                ? Optional.of(
                        new JudgedLane(lane.id(), new ReadJudge(probe.judge(), probe.judgeMode()), probe.createdAt()))
                : Optional.empty();
    }

    /** The trace that a prompt continues: the probe's for a lane's first hundred prompts, a new one for each other prompt. */
    public Context trace(Prompt prompt) {
        return PromptId.parse(prompt.id())
                .filter(id -> id.index() < MOST_IN_TRACE)
                .map(id -> TraceParent.read(probe.traceparent()))
                .orElseGet(Context::root);
    }

    /** The prompt at an index, 0 to below the total. Written again, it differs only in its time and in the terms of calls. */
    public Prompt at(int index, Instant now) {
        Questionnaire.Place place = questionnaire.at(index);
        Wording wording = place.question().wording(probe.firstSample() + place.sample());
        return new Prompt(
                PromptId.text(lane.id(), index),
                new PromptSubject(probe.id(), lane.model(), lane.revision(), Source.PROBE),
                new PromptQuestion(
                        place.question().questionSet(),
                        place.question().id(),
                        place.question().variant(),
                        wording.question()),
                new ModelRequest(
                        wording.messages(),
                        lane.sampling()
                                .map(own -> own.over(place.question().sampling()))
                                .orElseGet(place.question()::sampling),
                        target),
                place.question()
                        .judging(probe.judge(), probe.judgeMode(), probe.profile(), probe.panel())
                        .at(lane.thresholds()),
                new PromptTimes(now, probe.expiresAt(), Optional.of(probe.createdAt())),
                PromptPurpose.of(new Round(lane.id() + "." + place.sample(), questionnaire.roundSize(place))));
    }
}
