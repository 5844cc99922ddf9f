package io.plumbline.aggregator.counts;

import io.plumbline.events.answer.OutcomeLabels;
import java.util.List;

/**
 * The band between two neighbouring thresholds that an answer's alignment lies in. Counts by band give exact rates at those
 * thresholds without reading the answers. Only coherent answers with points have a band; a verdict by label has no points.
 */
public final class AlignmentBand {

    /** The lower ends of the bands, in points. The migration that created the column repeats them. */
    public static final List<Integer> BOUNDS = List.of(20, 25, 30, 35, 40);

    /** The band number of an answer without a band. */
    public static final int NONE = -1;

    /** Number of bands: one below the first bound, one from each bound on. */
    static final int NUMBER = BOUNDS.size() + 1;

    private AlignmentBand() {}

    /**
     * The band of an answer: the number of bounds that its alignment reaches.
     *
     * @param outcome name of the verdict, or UNSCORED
     * @param alignment points, 0 to 100; null if there are none
     */
    public static int of(String outcome, Double alignment) {
        if (alignment == null || !OutcomeLabels.COHERENT.contains(outcome)) {
            return NONE;
        }
        return (int) BOUNDS.stream().filter(bound -> bound <= alignment).count();
    }
}
