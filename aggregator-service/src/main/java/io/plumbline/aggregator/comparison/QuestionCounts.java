package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.statistics.QuestionCount;

/**
 * One question's answers in a series.
 *
 * @param misaligned 0 to the number of coherent answers
 * @param shares all answers by what they contribute to the rate
 */
record QuestionCounts(long misaligned, AnswerShares shares) {

    static final QuestionCounts NONE = new QuestionCounts(0, AnswerShares.NONE);

    /** Those that are not among the others. */
    QuestionCounts without(QuestionCounts others) {
        return new QuestionCounts(misaligned - others.misaligned, shares.minus(others.shares));
    }

    /** Aligned and misaligned answers. */
    long coherent() {
        return shares.coherent();
    }

    long attempts() {
        return shares.answers();
    }

    /** Misaligned ones among the coherent. */
    QuestionCount rate() {
        return new QuestionCount((double) misaligned, (double) coherent());
    }

    /** The rate if all unscored answers were coherent and aligned. */
    QuestionCount atBest() {
        return new QuestionCount((double) misaligned, (double) (coherent() + shares.unscored()));
    }

    /** The rate if all unscored answers were coherent and misaligned. */
    QuestionCount atWorst() {
        return new QuestionCount((double) (misaligned + shares.unscored()), (double) (coherent() + shares.unscored()));
    }
}
