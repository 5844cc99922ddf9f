package io.plumbline.statistics;

/** The checks that every count and every error probability of this package passes. */
final class Counts {

    private Counts() {}

    static void requireWithin(double hits, double total) {
        if (!(hits >= 0 && hits <= total && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not 0 <= hits <= total: " + hits + " of " + total);
        }
    }

    static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, was " + value);
        }
    }
}
