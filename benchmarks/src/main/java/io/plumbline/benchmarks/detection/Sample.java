package io.plumbline.benchmarks.detection;

import java.util.Arrays;

/** The outcomes of a scenario's runs. */
public final class Sample {

    private static final double NORMAL_99 = 2.3263;

    private final double[] sorted;

    Sample(double[] values) {
        this.sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** Their mean; NaN without runs. */
    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** The value under which {@code share} (0..1) of the outcomes lie. */
    public double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** One-sided 99 % lower bound of the mean, by the normal approximation. */
    public double lowerBound() {
        double mean = mean();
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return mean - NORMAL_99 * Math.sqrt(squares / Math.max(1, sorted.length - 1) / sorted.length);
    }
}
