package io.plumbline.statistics.detection;

import java.util.Arrays;

/** The rates that count as normal, per question: the detector's guarantee holds as long as the true ones are not higher.
 *
 * <p>Two per question: pi, shared between questions so that its mean is the pooled bound, for the pooled bets; and u, the question's own
 * bound, for the bets on that question alone. See {@link BaselineBound}.
 */
public final class NullRates {

    /** Smaller nulls would let one answer multiply the evidence by more than half a million. */
    private static final double SMALLEST = 1e-6;

    private final double[] pooled;
    private final double[] own;

    private NullRates(double[] pooled, double[] own) {
        this.pooled = pooled;
        this.own = own;
    }

    /** One pi and one u for each question, all 1e-6..below 1. */
    public static NullRates of(double[] pooled, double[] own) {
        if (pooled.length == 0 || pooled.length != own.length) {
            throw new IllegalArgumentException(
                    "one pooled and one own rate per question expected, were " + pooled.length + " and " + own.length);
        }
        return new NullRates(checked(pooled), checked(own));
    }

    /** The same rate for each of {@code questions} questions. */
    public static NullRates uniform(double rate, int questions) {
        double[] rates = new double[questions];
        Arrays.fill(rates, rate);
        return of(rates, rates);
    }

    private static double[] checked(double[] rates) {
        for (double rate : rates) {
            if (!(rate >= SMALLEST && rate < 1)) {
                throw new IllegalArgumentException("a null rate lies in 1e-6..1, was " + rate);
            }
        }
        return rates.clone();
    }

    /** Q, the number of questions; at least 1. */
    public int questions() {
        return pooled.length;
    }

    /** pi of a question, 0..1. */
    public double pooled(int question) {
        return pooled[question];
    }

    /** u of a question, 0..1. */
    public double own(int question) {
        return own[question];
    }

    /** p_null: the mean of the pi, 0..1. */
    public double mean() {
        return Arrays.stream(pooled).average().orElseThrow();
    }

    /** p_bad: the rate from which on an alarm is not cleared, max(2 p_null, p_null + 0.02), at most 0.99. Rates between are hysteresis. */
    public double bad() {
        return Math.min(0.99, Math.max(2 * mean(), mean() + 0.02));
    }
}
