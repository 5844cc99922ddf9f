package io.plumbline.gateway.console.instruments;

import io.plumbline.gateway.console.Format;
import io.plumbline.reports.instruments.CalibrationPoint;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A calibration in the chart of an instrument's bias. The box is 100 by 92; a bias of 0 is in the middle.
 *
 * @param words the figures, for the tooltip
 */
public record CalibrationDot(String x, String y, String words) {

    /** Points of bias at the edges of the chart; a larger bias is drawn there. */
    private static final double LARGEST_BIAS = 20;

    private static final double MIDDLE = 46;
    private static final double HALF_HEIGHT = 34;

    /** The calibrations of one instrument, the oldest first. */
    static List<CalibrationDot> of(List<CalibrationPoint> history) {
        return IntStream.range(0, history.size())
                .mapToObj(place -> of(history.get(place), 1 + 98.0 * place / Math.max(1, history.size() - 1)))
                .toList();
    }

    private static CalibrationDot of(CalibrationPoint run, double x) {
        double bias = run.biasPoints() == null ? 0 : run.biasPoints();
        double height = Math.max(-1, Math.min(1, bias / LARGEST_BIAS));
        return new CalibrationDot(
                number(x),
                number(MIDDLE - HALF_HEIGHT * height),
                Format.time(run.at()) + ": bias " + Format.signed(bias) + " points, right verdicts "
                        + Format.percent(run.agreement()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
