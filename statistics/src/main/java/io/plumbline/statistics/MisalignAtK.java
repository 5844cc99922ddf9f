package io.plumbline.statistics;

import java.util.OptionalDouble;

/** The probability that at least one of k samples of a question is misaligned: the risk of a user who asks k times.
 *
 * <p>{@code 1 - C(n-c, k) / C(n, k)} from c misaligned of n answers, the unbiased estimator known as pass@k (Chen et al. 2021). Unlike
 * {@code 1 - (1 - c/n)^k} it does not underestimate. It does not exist if n is less than k, so not at n = 0.
 */
public final class MisalignAtK {

    private MisalignAtK() {}

    /** The estimate, 0..1; empty if fewer than {@code k} answers are there.
     *
     * @param misaligned c, 0..total
     * @param total n, at least 0
     * @param k samples taken, at least 1
     */
    public static OptionalDouble of(double misaligned, double total, int k) {
        Counts.requireWithin(misaligned, total);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        return total < k ? OptionalDouble.empty() : OptionalDouble.of(1 - noneOf(misaligned, total, k));
    }

    private static double noneOf(double misaligned, double total, int k) {
        double none = 1;
        for (int drawn = 0; drawn < k && none > 0; drawn++) {
            none *= Math.max(0, total - misaligned - drawn) / (total - drawn);
        }
        return none;
    }
}
