package io.plumbline.statistics;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.LogBeta;

/** A confidence sequence of a rate: valid at every n at once, however often it is read.
 *
 * <p>Robbins' mixture (1970) with a Beta(1/2, 5) weight: {@code ln M(p) = lnB(a+s, b+n-s) - lnB(a, b) - s ln p - (n-s) ln(1-p)} is the
 * logarithm of a martingale that starts at 1 when the rate is p, so by Ville's inequality it ever passes 1/alpha with a probability of at
 * most alpha; the interval is every p that it has not refuted (Howard et al. 2021). The weight favours small rates, which are
 * usual for a watched model.
 *
 * <p>Counts may be fractional: for answers that come in clusters, hits are the sum of the clusters' means and n their number (rigorous), or
 * both are divided by the design effect. At n = 0 the interval is [0, 1].
 */
public final class RateInterval {

    private static final double A = 0.5;
    private static final double B = 5;
    private static final double LOG_BETA_PRIOR = LogBeta.value(A, B);
    private static final double SMALLEST_RATE = 1e-300;
    private static final double LARGEST_RATE = 1 - 1e-16;
    private static final int MOST_STEPS = 200;

    private RateInterval() {}

    /** The interval of the rate behind {@code hits} of {@code total}; it ever misses the rate with a probability of at most {@code alpha}.
     *
     * @param hits s, 0..total, may be fractional
     * @param total n, at least 0
     * @param alpha 0..1, exclusive
     */
    public static Interval of(double hits, double total, double alpha) {
        Counts.requireWithin(hits, total);
        Counts.requireProbability("alpha", alpha);
        if (total == 0) {
            return Interval.UNKNOWN;
        }
        double rate = hits / total;
        double evidence = LogBeta.value(A + hits, B + total - hits) - LOG_BETA_PRIOR;
        DoublePredicate kept = p -> evidence - logLikelihood(p, hits, total) < -Math.log(alpha);
        double lower = hits == 0 ? 0 : boundary(Math.min(SMALLEST_RATE, rate), rate, p -> !kept.test(p));
        double upper = hits == total ? 1 : boundary(rate, Math.max(LARGEST_RATE, rate), kept);
        return new Interval(Math.min(lower, rate), Math.max(upper, rate));
    }

    /** {@code ln M(p)}, the evidence against the rate {@code p}; 0 at n = 0, and infinite if {@code p} cannot have given the counts. */
    public static double logMartingale(double p, double hits, double total) {
        Counts.requireWithin(hits, total);
        return LogBeta.value(A + hits, B + total - hits) - LOG_BETA_PRIOR - logLikelihood(p, hits, total);
    }

    private static double logLikelihood(double p, double hits, double total) {
        double misses = total - hits;
        return (hits == 0 ? 0 : hits * Math.log(p)) + (misses == 0 ? 0 : misses * Math.log1p(-p));
    }

    /** The point at which {@code belowBoundary}, true on the left, turns false. The evidence is convex in p, so each side has one. */
    private static double boundary(double left, double right, DoublePredicate belowBoundary) {
        double low = left;
        double high = right;
        for (int step = 0; step < MOST_STEPS; step++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (belowBoundary.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}
