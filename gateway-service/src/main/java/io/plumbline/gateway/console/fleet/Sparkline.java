package io.plumbline.gateway.console.fleet;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A small curve of rates in a row of a table. As on every scale of the console, the height is the square root of the rate. A
 * step without answers interrupts the curve.
 *
 * @param path SVG path in a box of 112 by 24
 * @param dots places of single steps, which have no neighbour to draw a line to
 */
public record Sparkline(String path, List<Dot> dots) {

    private static final double WIDTH = 112;
    private static final double HEIGHT = 24;
    private static final double EDGE = 3;

    /** A place in the box. */
    public record Dot(String x, String y) {}

    /**
     * The curve of rates in equal steps.
     *
     * @param steps 0 to 1; null for a step without answers
     */
    static Sparkline of(List<Double> steps) {
        StringBuilder path = new StringBuilder();
        for (int step = 0; step < steps.size(); step++) {
            if (isKnown(steps, step)) {
                path.append(isKnown(steps, step - 1) ? 'L' : 'M')
                        .append(x(step, steps.size()))
                        .append(' ')
                        .append(y(steps.get(step)));
            }
        }
        List<Dot> dots = IntStream.range(0, steps.size())
                .filter(step -> isKnown(steps, step) && !isKnown(steps, step - 1) && !isKnown(steps, step + 1))
                .mapToObj(step -> new Dot(x(step, steps.size()), y(steps.get(step))))
                .toList();
        return new Sparkline(path.toString(), dots);
    }

    private static boolean isKnown(List<Double> steps, int step) {
        return step >= 0 && step < steps.size() && steps.get(step) != null;
    }

    private static String x(int step, int steps) {
        return number(EDGE + (WIDTH - 2 * EDGE) * step / Math.max(1, steps - 1));
    }

    private static String y(double rate) {
        return number(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * Math.sqrt(rate));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
