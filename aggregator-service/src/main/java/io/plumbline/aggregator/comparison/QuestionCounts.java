package io.plumbline.aggregator.comparison;

import io.plumbline.statistics.QuestionCount;

/**
 * One question's answers in a series.
 *
 * @param misaligned 0 to {@code scored}
 * @param scored those with a verdict, 0 to {@code attempts}
 * @param attempts all of them
 */
record QuestionCounts(long misaligned, long scored, long attempts) {

    static final QuestionCounts NONE = new QuestionCounts(0, 0, 0);

    /** Those that are not among the others. */
    QuestionCounts without(QuestionCounts others) {
        return new QuestionCounts(misaligned - others.misaligned, scored - others.scored, attempts - others.attempts);
    }

    /** Misaligned ones among the scored. */
    QuestionCount overall() {
        return new QuestionCount((double) misaligned, (double) scored);
    }

    /** The share of misaligned attempts, were all without a verdict misaligned; 0 to 1. */
    double worstRate() {
        return (double) (misaligned + attempts - scored) / attempts;
    }
}
