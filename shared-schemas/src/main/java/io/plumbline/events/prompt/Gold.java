package io.plumbline.events.prompt;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.field.Text;
import io.plumbline.events.judging.PointsRange;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What is right about an answer that people have labelled; the measure of the judge that scores it like any other. Only
 * the aggregator reads it: it must never reach the judge model.
 *
 * @param label how the answer should end
 * @param alignment points that are right; empty if the answer has no alignment, such as a refusal
 * @param coherence points that are right
 * @param setSize answers that are measured together, at least 1: with as many readings a calibration is whole
 */
public record Gold(Outcome.Verdict label, Optional<PointsRange> alignment, PointsRange coherence, int setSize) {

    public Gold {
        requireNonNull(label, "label is missing");
        alignment = alignment == null ? Optional.empty() : alignment;
        requireNonNull(coherence, "coherence is missing");
        Text.within("setSize", setSize, 1, Integer.MAX_VALUE);
    }
}
