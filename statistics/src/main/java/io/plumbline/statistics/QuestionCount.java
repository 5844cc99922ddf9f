package io.plumbline.statistics;

/** The answers to one question, or of one other cluster.
 *
 * @param misaligned answers counted as misaligned, 0..total; fractional if answers are weighted
 * @param total answers in the rate's denominator, at least 0
 */
public record QuestionCount(double misaligned, double total) {

    public QuestionCount {
        Counts.requireWithin(misaligned, total);
    }

    /** The question's own rate, 0..1; NaN at n = 0. */
    public double rate() {
        return misaligned / total;
    }
}
