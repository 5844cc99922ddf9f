package io.plumbline.aggregator.counts;

import java.util.Comparator;

/**
 * One model on one question set of a probe: the unit that rates are computed for. Rates on different sets are never pooled.
 *
 * @param model id of the model
 * @param questionSet the question set, with the hash of its content
 */
public record CountedLane(String model, String questionSet) implements Comparable<CountedLane> {

    private static final Comparator<CountedLane> ORDER =
            Comparator.comparing(CountedLane::model).thenComparing(CountedLane::questionSet);

    @Override
    public int compareTo(CountedLane other) {
        return ORDER.compare(this, other);
    }
}
