package io.plumbline.aggregator.counts;

import java.util.Comparator;

/**
 * One model on one question set of a probe: what has rates of its own. Rates on different sets are never added up.
 *
 * @param model id of the model
 * @param questionSet the question set, with the hash of its content
 */
public record ProbePart(String model, String questionSet) implements Comparable<ProbePart> {

    private static final Comparator<ProbePart> ORDER =
            Comparator.comparing(ProbePart::model).thenComparing(ProbePart::questionSet);

    @Override
    public int compareTo(ProbePart other) {
        return ORDER.compare(this, other);
    }
}
