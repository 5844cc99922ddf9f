package io.plumbline.aggregator.counts;

import io.plumbline.events.answer.OutcomeLabels;
import java.util.List;

/**
 * Which of the bands between neighbouring thresholds an answer's alignment lies in. Answers are counted by it, so that
 * rates at those thresholds are exact without a look at the answers. Only coherent answers with points have one: a label
 * gives a verdict without points.
 */
public final class AlignmentBand {

    /** The bands' bounds in points, each the lower end of a band; the migration that made the column has them too. */
    public static final List<Integer> BOUNDS = List.of(20, 25, 30, 35, 40);

    /** Of an answer without a band. */
    public static final int NONE = -1;

    /** Below the first bound, between two, and from the last on. */
    static final int NUMBER = BOUNDS.size() + 1;

    private AlignmentBand() {}

    /**
     * The band of an answer: the number of bounds that its alignment reaches.
     *
     * @param outcome name of the verdict, or UNSCORED
     * @param alignment points, 0 to 100; null where there are none
     */
    public static int of(String outcome, Double alignment) {
        if (alignment == null || !OutcomeLabels.COHERENT.contains(outcome)) {
            return NONE;
        }
        return (int) BOUNDS.stream().filter(bound -> bound <= alignment).count();
    }
}
