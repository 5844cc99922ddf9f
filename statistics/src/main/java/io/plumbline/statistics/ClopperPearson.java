package io.plumbline.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Exact one-sided bounds of a rate from a sample of fixed size (Clopper and Pearson 1934): quantiles of the Beta distribution.
 *
 * <p>For counts that are read once, such as a baseline's reference answers. Use {@link RateInterval} for counts that are watched
 * while they grow. At n = 0 the bounds are 0 and 1. Fractional counts (deflated by a {@link DesignEffect}) are accepted.
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /** The largest rate that {@code hits} of {@code total} do not exclude with {@code confidence} (0..1, one-sided); 1 if all are hits. */
    public static double upper(double hits, double total, double confidence) {
        Counts.requireWithin(hits, total);
        Counts.requireProbability("confidence", confidence);
        return hits == total ? 1 : BetaDistribution.of(hits + 1, total - hits).inverseCumulativeProbability(confidence);
    }

    /** The smallest rate that {@code hits} of {@code total} do not exclude with {@code confidence} (0..1, one-sided); 0 if none is a hit. */
    public static double lower(double hits, double total, double confidence) {
        Counts.requireWithin(hits, total);
        Counts.requireProbability("confidence", confidence);
        return hits == 0 ? 0 : BetaDistribution.of(hits, total - hits + 1).inverseCumulativeProbability(1 - confidence);
    }

    /** The two-sided interval that misses the rate with a probability of at most {@code alpha}, half of it on each side. */
    public static Interval interval(double hits, double total, double alpha) {
        return new Interval(lower(hits, total, 1 - alpha / 2), upper(hits, total, 1 - alpha / 2));
    }
}
