package io.plumbline.statistics;

import org.assertj.core.api.Condition;

/** Comparison with figures computed independently and printed to about eleven digits. */
public final class Figures {

    private static final double RELATIVE = 1e-9;

    private Figures() {}

    /** Equal to 1e-9 relative. */
    public static Condition<Double> closeTo(double expected) {
        return new Condition<>(
                actual -> Math.abs(actual - expected) <= RELATIVE * Math.abs(expected),
                "%s to 1e-9 relative",
                expected);
    }
}
