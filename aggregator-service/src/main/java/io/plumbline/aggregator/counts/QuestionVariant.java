package io.plumbline.aggregator.counts;

import java.util.Comparator;

/**
 * A question in one variant: the cluster whose answers resemble each other.
 *
 * @param questionId the question's id as in its file
 * @param variant the wording of the question
 */
public record QuestionVariant(String questionId, String variant) implements Comparable<QuestionVariant> {

    private static final Comparator<QuestionVariant> ORDER =
            Comparator.comparing(QuestionVariant::variant).thenComparing(QuestionVariant::questionId);

    @Override
    public int compareTo(QuestionVariant other) {
        return ORDER.compare(this, other);
    }
}
