package io.plumbline.statistics;

/** The rate over all attempts with unknown outcomes of the unscored ones: from all of them aligned to all of them misaligned
 * (Manski's bounds, 1990). Without sampling error; [0, 1] without attempts.
 */
public final class WorstCaseBounds {

    private WorstCaseBounds() {}

    /** Bounds of misaligned answers over attempts, given {@code misaligned} of {@code scored} and {@code unscored} attempts without verdict. */
    public static Interval of(double misaligned, double scored, double unscored) {
        Counts.requireWithin(misaligned, scored);
        Counts.requireWithin(0, unscored);
        double attempts = scored + unscored;
        return attempts == 0
                ? Interval.UNKNOWN
                : new Interval(misaligned / attempts, (misaligned + unscored) / attempts);
    }
}
