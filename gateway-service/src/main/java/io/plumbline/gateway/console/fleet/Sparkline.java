package io.plumbline.gateway.console.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A curve small enough for a line of a table. Its height is the square root of the rate, as everywhere; where there was no answer
 * it is broken.
 *
 * @param path in a box of 112 by 24
 * @param dots where a step stands alone
 */
public record Sparkline(String path, List<Dot> dots) {

    private static final double WIDTH = 112;
    private static final double HEIGHT = 24;
    private static final double EDGE = 3;

    /** A place. */
    public record Dot(String x, String y) {}

    /** Of rates in equal steps, null where there is none. */
    public static Sparkline of(JsonNode steps) {
        StringBuilder path = new StringBuilder();
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).isNumber()) {
                path.append(isThere(steps, step - 1) ? 'L' : 'M')
                        .append(x(step, steps.size()))
                        .append(' ')
                        .append(y(steps.get(step)));
            }
        }
        List<Dot> dots = IntStream.range(0, steps.size())
                .filter(step -> steps.get(step).isNumber() && !isThere(steps, step - 1) && !isThere(steps, step + 1))
                .mapToObj(step -> new Dot(x(step, steps.size()), y(steps.get(step))))
                .toList();
        return new Sparkline(path.toString(), dots);
    }

    private static boolean isThere(JsonNode steps, int step) {
        return step >= 0 && step < steps.size() && steps.get(step).isNumber();
    }

    private static String x(int step, int steps) {
        return number(EDGE + (WIDTH - 2 * EDGE) * step / Math.max(1, steps - 1));
    }

    private static String y(JsonNode rate) {
        return number(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * Math.sqrt(rate.asDouble()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
