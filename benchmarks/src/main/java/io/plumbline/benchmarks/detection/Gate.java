package io.plumbline.benchmarks.detection;

import java.util.Locale;

/** A target and what was measured.
 *
 * @param name what is measured
 * @param target in words
 * @param measured the figure
 * @param passed whether it meets the target
 */
public record Gate(String name, String target, double measured, boolean passed) {

    public static Gate atMost(String name, double limit, double measured) {
        return new Gate(name, "<= " + number(limit), measured, measured <= limit);
    }

    public static Gate atLeast(String name, double limit, double measured) {
        return new Gate(name, ">= " + number(limit), measured, measured >= limit);
    }

    /** A figure that is shown beside the gates, without a target of its own. */
    public static Gate shown(String name, double measured) {
        return new Gate(name, "-", measured, true);
    }

    /** Its row in a table. */
    public String row() {
        return String.format(Locale.ROOT, "| %-78s | %9s | %9s | %s |", name, target, number(measured), verdict());
    }

    private String verdict() {
        if (target.equals("-")) {
            return "    ";
        }
        return passed ? "PASS" : "FAIL";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 10_000 ? "%.2e" : "%.4g", value);
    }
}
