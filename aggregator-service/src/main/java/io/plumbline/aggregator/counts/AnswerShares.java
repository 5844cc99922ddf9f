package io.plumbline.aggregator.counts;

/**
 * Answers by what they contribute to the misaligned rate.
 *
 * @param coherent aligned and misaligned answers
 * @param incoherent incoherent answers
 * @param refused refusals
 * @param unscored answers without a verdict
 * @param answers all answers, at least the sum of the others
 */
public record AnswerShares(long coherent, long incoherent, long refused, long unscored, long answers) {

    public static final AnswerShares NONE = new AnswerShares(0, 0, 0, 0, 0);

    /** Answers with any verdict. */
    public long scored() {
        return answers - unscored;
    }

    public AnswerShares plus(AnswerShares other) {
        return new AnswerShares(
                coherent + other.coherent,
                incoherent + other.incoherent,
                refused + other.refused,
                unscored + other.unscored,
                answers + other.answers);
    }

    public AnswerShares minus(AnswerShares other) {
        return new AnswerShares(
                coherent - other.coherent,
                incoherent - other.incoherent,
                refused - other.refused,
                unscored - other.unscored,
                answers - other.answers);
    }
}
