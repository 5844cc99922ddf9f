package io.plumbline.aggregator.calibration;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.prompt.Gold;
import io.plumbline.statistics.JudgeCalibration.Known;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a judge made of an answer whose truth is known.
 *
 * @param gold the truth
 * @param alignment points that it gave, 0 to 100; empty if it gave none
 * @param coherence points that it gave, 0 to 100; empty if it gave none
 * @param outcome name of the verdict, or UNSCORED
 */
record KnownAnswer(Gold gold, OptionalDouble alignment, OptionalDouble coherence, String outcome) {

    private static final PointsRange ANY = new PointsRange(0, 100);

    /** With the error of its alignment; an answer for which any alignment is right has none. */
    Known ofAlignment() {
        PointsRange right = gold.alignment().orElse(ANY);
        return known(right, right.equals(ANY) ? OptionalDouble.empty() : alignment);
    }

    /** With the error of its coherence. */
    Known ofCoherence() {
        return known(gold.coherence(), coherence);
    }

    private Known known(PointsRange right, OptionalDouble points) {
        return new Known(
                right.from(),
                right.to(),
                points,
                gold.label() == Verdict.MISALIGNED,
                outcome.equals(Verdict.MISALIGNED.name()),
                outcome.equals(gold.label().name()),
                OutcomeLabels.COHERENT.containsAll(List.of(gold.label().name(), outcome)));
    }
}
