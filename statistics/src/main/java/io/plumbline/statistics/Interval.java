package io.plumbline.statistics;

/** A closed interval of a rate.
 *
 * @param lower lower end, 0..1, not above {@code upper}
 * @param upper upper end, 0..1
 */
public record Interval(double lower, double upper) {

    /** The interval of a rate before the first answer. */
    public static final Interval UNKNOWN = new Interval(0, 1);

    public Interval {
        if (!(lower >= 0 && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("not 0 <= lower <= upper <= 1: [" + lower + ", " + upper + "]");
        }
    }

    /** True if {@code rate} is one of the values the interval does not exclude. */
    public boolean contains(double rate) {
        return lower <= rate && rate <= upper;
    }

    /** Distance of the ends, 0..1. */
    public double width() {
        return upper - lower;
    }
}
