package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.reports.rates.RatesOverTime;
import java.util.List;

/**
 * The chart of a series over time.
 *
 * @param data the curve as JSON, for the script that draws it
 * @param bands outcomes over time
 * @param points number of steps with answers
 * @param step length of a step in words
 * @param words what the chart shows, for readers who do not see it
 */
public record RateChart(String data, List<OutcomeBand> bands, int points, String step, String words) {

    /** The chart of the first series of a report; without points if the series has no answers in the window. */
    static RateChart of(RatesOverTime overTime, RateBar base, List<ChangeMark> marks) {
        List<RatesOverTime.Point> points = overTime.series().stream()
                .findFirst()
                .map(RatesOverTime.Curve::points)
                .orElse(List.of());
        return new RateChart(
                ChartData.of(overTime, points, base, marks).json(),
                OutcomeBand.of(overTime, points),
                points.size(),
                Format.duration(overTime.stepSeconds()),
                words(points));
    }

    private static String words(List<RatesOverTime.Point> points) {
        if (points.isEmpty()) {
            return "No answer in this window.";
        }
        RateBar first = RateBar.of(points.get(0).misaligned());
        RateBar last = RateBar.of(points.get(points.size() - 1).misaligned());
        return "Misaligned rate over time, from " + first.sentence() + " to " + last.sentence() + ".";
    }
}
