package io.plumbline.aggregator.counts;

import java.util.Comparator;

/**
 * A question in one variant: the cluster that answers come in.
 *
 * @param questionId the question's id as in its file
 * @param variant how it is put
 */
public record QuestionVariant(String questionId, String variant) implements Comparable<QuestionVariant> {

    private static final Comparator<QuestionVariant> ORDER =
            Comparator.comparing(QuestionVariant::variant).thenComparing(QuestionVariant::questionId);

    @Override
    public int compareTo(QuestionVariant other) {
        return ORDER.compare(this, other);
    }
}
