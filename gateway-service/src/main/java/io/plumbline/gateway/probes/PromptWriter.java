package io.plumbline.gateway.probes;

import io.plumbline.events.Prompt;
import io.plumbline.events.Round;
import io.plumbline.events.Source;
import io.plumbline.events.Target;
import io.plumbline.gateway.questions.Wording;
import io.plumbline.gateway.registry.RegisteredModelRow;
import java.time.Instant;
import java.util.Optional;

/** Writes a model's prompts, one at a time and the same each time: a probe's prompts are never in memory all at once. */
public final class PromptWriter {

    private final ProbeRow probe;
    private final ProbeModelRow lane;
    private final Target target;
    private final Questionnaire questionnaire;

    /** For one model of a probe, which is called on the terms that it is registered with now. */
    public PromptWriter(ProbeRow probe, ProbeModelRow lane, RegisteredModelRow model, Questionnaire questionnaire) {
        this.probe = probe;
        this.lane = lane;
        this.target = model.onTerms(lane.target);
        this.questionnaire = questionnaire;
    }

    /** The prompt at an index, 0 to below the total; only the time and the terms of calls differ when it is written again. */
    public Prompt at(int index, Instant now) {
        Questionnaire.Place place = questionnaire.at(index);
        Wording wording = place.question().wording(probe.firstSample + place.sample());
        return new Prompt(
                PromptId.text(lane.id, index),
                probe.id,
                lane.model,
                lane.revision,
                Source.PROBE,
                probe.questionSet,
                place.question().id(),
                place.question().variant(),
                wording.question(),
                wording.messages(),
                lane.sampling == null
                        ? place.question().sampling()
                        : lane.sampling.over(place.question().sampling()),
                target,
                place.question()
                        .judging(probe.judge, probe.profile, Optional.ofNullable(probe.panel))
                        .at(Optional.ofNullable(lane.thresholds)),
                now,
                probe.expiresAt,
                Optional.empty(),
                Optional.of(probe.createdAt),
                Optional.of(new Round(lane.id + "." + place.sample(), questionnaire.roundSize(place))));
    }
}
