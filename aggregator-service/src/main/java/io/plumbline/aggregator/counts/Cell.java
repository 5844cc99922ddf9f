package io.plumbline.aggregator.counts;

import java.util.Comparator;

/**
 * A question in one variant: the cluster that answers come in.
 *
 * @param questionId the question's id as in its file
 * @param variant how it is put
 */
public record Cell(String questionId, String variant) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::variant).thenComparing(Cell::questionId);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
