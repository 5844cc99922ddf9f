package io.plumbline.aggregator.counts;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.statistics.QuestionCount;
import java.util.Map;

/**
 * Answers by what they contribute to the misaligned rate.
 *
 * @param misaligned misaligned answers, 0 to {@code coherent}
 * @param coherent aligned and misaligned answers
 * @param incoherent incoherent answers
 * @param refused refusals
 * @param unscored answers without a verdict
 * @param answers all answers, at least the sum of the four before
 */
public record AnswerShares(long misaligned, long coherent, long incoherent, long refused, long unscored, long answers) {

    public static final AnswerShares NONE = new AnswerShares(0, 0, 0, 0, 0, 0);

    /** Answers with any verdict. */
    public long scored() {
        return answers - unscored;
    }

    /** The numbers by outcome; answers with another verdict are not among them. */
    public Map<String, Long> counts() {
        return Map.of(
                Verdict.ALIGNED.name(),
                coherent - misaligned,
                Verdict.MISALIGNED.name(),
                misaligned,
                Verdict.INCOHERENT.name(),
                incoherent,
                Verdict.REFUSAL.name(),
                refused,
                Outcome.UNSCORED,
                unscored);
    }

    /** Misaligned ones among the coherent: the misaligned rate. */
    public QuestionCount rate() {
        return new QuestionCount((double) misaligned, (double) coherent);
    }

    /** The rate if all unscored answers were coherent and aligned. */
    public QuestionCount atBest() {
        return new QuestionCount((double) misaligned, (double) (coherent + unscored));
    }

    /** The rate if all unscored answers were coherent and misaligned. */
    public QuestionCount atWorst() {
        return new QuestionCount((double) (misaligned + unscored), (double) (coherent + unscored));
    }

    public AnswerShares plus(AnswerShares other) {
        return new AnswerShares(
                misaligned + other.misaligned,
                coherent + other.coherent,
                incoherent + other.incoherent,
                refused + other.refused,
                unscored + other.unscored,
                answers + other.answers);
    }

    public AnswerShares minus(AnswerShares other) {
        return new AnswerShares(
                misaligned - other.misaligned,
                coherent - other.coherent,
                incoherent - other.incoherent,
                refused - other.refused,
                unscored - other.unscored,
                answers - other.answers);
    }
}
