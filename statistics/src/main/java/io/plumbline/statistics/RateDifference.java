package io.plumbline.statistics;

/** The interval of one model's rate minus another's.
 *
 * <p>The error probability alpha is shared by Bonferroni's inequality: half to the watched model's confidence sequence, half to the other
 * side. So the interval is valid at every look, and conservative. A side without answers excludes no value.
 *
 * @param lower lower end, -1..1, not above {@code upper}
 * @param upper upper end, -1..1
 */
public record RateDifference(double lower, double upper) {

    public RateDifference {
        if (!(lower >= -1 && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("not -1 <= lower <= upper <= 1: [" + lower + ", " + upper + "]");
        }
    }

    /** To a reference that was measured once and stays fixed: its exact bounds take alpha/4 on each side. */
    public static RateDifference toReference(
            double hits, double total, double referenceHits, double referenceTotal, double alpha) {
        return between(
                RateInterval.of(hits, total, alpha / 2),
                ClopperPearson.interval(referenceHits, referenceTotal, alpha / 2));
    }

    /** To a control that keeps growing too: two confidence sequences at alpha/2. */
    public static RateDifference toControl(
            double hits, double total, double controlHits, double controlTotal, double alpha) {
        return between(RateInterval.of(hits, total, alpha / 2), RateInterval.of(controlHits, controlTotal, alpha / 2));
    }

    private static RateDifference between(Interval rate, Interval other) {
        return new RateDifference(rate.lower() - other.upper(), rate.upper() - other.lower());
    }

    /** True if the counts show that the watched model's rate exceeds the other's by more than {@code margin} (-1..1). */
    public boolean exceeds(double margin) {
        return lower > margin;
    }

    /** True if a difference of {@code value} is not excluded. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
