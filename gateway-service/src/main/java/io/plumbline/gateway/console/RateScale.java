package io.plumbline.gateway.console;

import java.util.List;
import java.util.Locale;

/**
 * The scale on which all rates are drawn. A place is the square root of the share, so that 1 % is as visible as 50 % and 0 is
 * at the edge.
 */
public final class RateScale {

    private static final List<Integer> TICKS = List.of(0, 1, 5, 20, 50, 100);
    private static final double FULL = 100;
    private static final double NARROWEST = 0.4;

    private RateScale() {}

    /**
     * A mark of the scale.
     *
     * @param x place, as a percentage of the width
     * @param label the share
     */
    public record Tick(String x, String label) {}

    /** The marks from 0 to 100 %. */
    public static List<Tick> ticks() {
        return TICKS.stream()
                .map(percent -> new Tick(x(percent / FULL), percent == 100 ? "100 %" : percent.toString()))
                .toList();
    }

    /** A share's place, as a percentage of the width. */
    public static String x(double share) {
        return place(at(share));
    }

    /** Distance between two shares, as a percentage of the width; at least 0.4 %, so that it stays visible. */
    public static String width(double from, double to) {
        return place(Math.max(NARROWEST, at(to) - at(from)));
    }

    private static double at(double share) {
        return Math.sqrt(Math.min(1, Math.max(0, share))) * FULL;
    }

    private static String place(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
