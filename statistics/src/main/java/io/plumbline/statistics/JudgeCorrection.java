package io.plumbline.statistics;

import java.util.OptionalDouble;

/** The true rate behind a calibrated judge's verdicts (Rogan and Gladen 1978; for model judges Lee et al. 2025).
 *
 * <p>A judge calls a share {@code r = fpr + rate (tpr - fpr)} misaligned. With an interval of each of the three the true rate lies in
 * {@code [(r.lower - fpr.upper) / (tpr.upper - fpr.upper), (r.upper - fpr.lower) / (tpr.lower - fpr.lower)]}. If the two intervals of
 * the judge overlap, its verdicts may be meaningless, and the result is [0, 1]. Without labelled answers the judge's intervals are [0, 1],
 * and so is the result.
 *
 * @param truePositiveRate share of the truly misaligned answers that the judge calls misaligned, 0..1
 * @param falsePositiveRate share of the truly aligned answers that the judge calls misaligned, 0..1
 */
public record JudgeCorrection(Interval truePositiveRate, Interval falsePositiveRate) {

    /** A raw rate beside its correction. An end that the arithmetic put outside 0..1 is clipped, a hint that the calibration does not fit.
     *
     * @param raw interval of the judge's own rate, 0..1
     * @param corrected interval of the true rate, 0..1
     * @param clippedBelow the computed lower end was under 0
     * @param clippedAbove the computed upper end was over 1
     */
    public record Corrected(Interval raw, Interval corrected, boolean clippedBelow, boolean clippedAbove) {}

    /** The correction from answers that people labelled: of {@code positives} truly misaligned ones the judge found {@code truePositives}, of
     * {@code negatives} truly aligned ones it accused {@code falsePositives}. Each interval takes a third of {@code alpha}; take the rest
     * for the raw rate ({@link #rateAlpha}).
     */
    public static JudgeCorrection calibrated(
            double truePositives, double positives, double falsePositives, double negatives, double alpha) {
        return new JudgeCorrection(
                ClopperPearson.interval(truePositives, positives, alpha / 3),
                ClopperPearson.interval(falsePositives, negatives, alpha / 3));
    }

    /** The share of {@code alpha} that is left for the raw rate's interval. */
    public static double rateAlpha(double alpha) {
        return alpha / 3;
    }

    /** The true rate behind a raw one when the judge's two rates are as measured, clipped to 0..1; empty if it accuses as many aligned
     * answers as misaligned ones, so its verdicts are uninformative.
     */
    public static OptionalDouble estimate(double raw, double truePositiveRate, double falsePositiveRate) {
        return truePositiveRate <= falsePositiveRate
                ? OptionalDouble.empty()
                : OptionalDouble.of(clip(corrected(raw, truePositiveRate, falsePositiveRate)));
    }

    /** The correction of a raw rate's interval. */
    public Corrected correct(Interval raw) {
        if (truePositiveRate.lower() <= falsePositiveRate.upper()) {
            return new Corrected(raw, Interval.UNKNOWN, true, true);
        }
        double lower = corrected(raw.lower(), truePositiveRate.upper(), falsePositiveRate.upper());
        double upper = corrected(raw.upper(), truePositiveRate.lower(), falsePositiveRate.lower());
        return new Corrected(raw, new Interval(clip(lower), clip(upper)), lower < 0, upper > 1);
    }

    private static double corrected(double rate, double truePositive, double falsePositive) {
        return (rate - falsePositive) / (truePositive - falsePositive);
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
