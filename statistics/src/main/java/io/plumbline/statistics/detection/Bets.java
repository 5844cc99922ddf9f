package io.plumbline.statistics.detection;

import java.util.stream.IntStream;

/** The fixed fractions that the detector bets on a rise: f_k = 0.005 * 1.6^k, small ones for small rises, large ones for large. */
final class Bets {

    static final int COUNT = 11;

    /** Evidence is cut off here, far above every threshold: one further factor cannot overflow, and a smaller e-value stays valid. */
    static final double MOST_EVIDENCE = 1e290;

    private static final double[] FRACTIONS =
            IntStream.range(0, COUNT).mapToDouble(k -> 0.005 * Math.pow(1.6, k)).toArray();

    private final double power;
    private final double[] alignedFactors;
    private final double[] alignedLogs;

    private static final Bets INDEPENDENT = new Bets(1);

    /** The bets for a dispersion, which are computed once for independent answers.
     *
     * @param dispersion phi, at least 1: every factor is taken to the power 1/phi
     */
    static Bets of(double dispersion) {
        return dispersion == 1 ? INDEPENDENT : new Bets(dispersion);
    }

    private Bets(double dispersion) {
        this.power = 1 / dispersion;
        this.alignedFactors =
                IntStream.range(0, COUNT).mapToDouble(k -> computed(k, 0)).toArray();
        this.alignedLogs = IntStream.range(0, COUNT)
                .mapToDouble(k -> Math.log(alignedFactors[k]))
                .toArray();
    }

    /** What bet k becomes when {@code odds} = y/null is seen: (1 + f_k (odds - 1))^(1/phi). */
    double factor(int k, double odds) {
        return odds == 0 ? alignedFactors[k] : computed(k, odds);
    }

    double logFactor(int k, double odds) {
        return odds == 0 ? alignedLogs[k] : Math.log(computed(k, odds));
    }

    private double computed(int k, double odds) {
        double factor = 1 + FRACTIONS[k] * (odds - 1);
        return power == 1 ? factor : Math.pow(factor, power);
    }
}
