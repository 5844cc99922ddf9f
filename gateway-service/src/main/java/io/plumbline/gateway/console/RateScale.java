package io.plumbline.gateway.console;

import java.util.List;
import java.util.Locale;

/**
 * Where a share stands on the one scale that all rates are drawn on: its square root, so that one per cent is seen as well as
 * fifty, and nought is at the edge.
 */
public final class RateScale {

    private static final List<Integer> TICKS = List.of(0, 1, 5, 20, 50, 100);
    private static final double FULL = 100;

    private RateScale() {}

    /**
     * A mark of the scale.
     *
     * @param x where it is, as a percentage of the width
     * @param label its share
     */
    public record Tick(String x, String label) {}

    /** The marks, from nought to all. */
    public static List<Tick> ticks() {
        return TICKS.stream()
                .map(percent -> new Tick(x(percent / FULL), percent == 100 ? "100 %" : percent.toString()))
                .toList();
    }

    /** A share's place, as a percentage of the width. */
    public static String x(double share) {
        return place(at(share));
    }

    /** How far it is from one share to another. */
    public static String width(double from, double to) {
        return place(Math.max(0.4, at(to) - at(from)));
    }

    private static double at(double share) {
        return Math.sqrt(Math.min(1, Math.max(0, share))) * FULL;
    }

    private static String place(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
