package io.plumbline.aggregator.comparison;

import io.plumbline.statistics.QuestionCount;

/**
 * One question's answers in a series.
 *
 * @param misaligned 0 to {@code coherent}
 * @param coherent those that are misaligned or aligned, 0 to {@code attempts}
 * @param unscored those without a verdict, 0 to {@code attempts}
 * @param attempts all of them
 */
record QuestionCounts(long misaligned, long coherent, long unscored, long attempts) {

    static final QuestionCounts NONE = new QuestionCounts(0, 0, 0, 0);

    /** Those that are not among the others. */
    QuestionCounts without(QuestionCounts others) {
        return new QuestionCounts(
                misaligned - others.misaligned,
                coherent - others.coherent,
                unscored - others.unscored,
                attempts - others.attempts);
    }

    /** Misaligned ones among the coherent. */
    QuestionCount rate() {
        return new QuestionCount((double) misaligned, (double) coherent);
    }

    /** The rate if all unscored answers were coherent and aligned. */
    QuestionCount atBest() {
        return new QuestionCount((double) misaligned, (double) (coherent + unscored));
    }

    /** The rate if all unscored answers were coherent and misaligned. */
    QuestionCount atWorst() {
        return new QuestionCount((double) (misaligned + unscored), (double) (coherent + unscored));
    }
}
