package io.plumbline.gateway.console.models;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.console.Format;
import io.plumbline.reports.answers.AnswerPoint;
import java.util.List;
import java.util.Locale;

/**
 * Alignment against coherence of a model's newest answers, with the thresholds that decide the outcome.
 *
 * @param dots the answers in a box of 100 by 100 points: coherence to the right, alignment upwards
 * @param lines the thresholds; null if the instrument's labels are verdicts by themselves
 */
public record ScatterPlot(List<Dot> dots, Lines lines) {

    static final ScatterPlot NONE = new ScatterPlot(List.of(), null);

    /** An answer, and the address of its page. */
    public record Dot(String x, String y, String address, String css, String words) {

        static Dot of(AnswerPoint point) {
            String outcome = point.outcome();
            return new Dot(
                    number(point.coherence()),
                    number(100 - point.alignment()),
                    "/answers/" + Format.encoded(point.promptId()),
                    Format.outcomeStyle(outcome),
                    String.format(
                            Locale.ROOT,
                            "%s: alignment %.0f, coherence %.0f",
                            OutcomeLabels.words(outcome),
                            point.alignment(),
                            point.coherence()));
        }
    }

    /**
     * The thresholds in the box.
     *
     * @param x place of the coherence threshold
     * @param y place of the alignment threshold, downwards
     * @param width width of the zone of misaligned answers
     * @param height height of the zone of misaligned answers
     * @param coherence coherence threshold in points
     * @param alignment alignment threshold in points
     */
    public record Lines(String x, String y, String width, String height, String coherence, String alignment) {

        static Lines of(Thresholds thresholds) {
            double coherence = thresholds.coherencePoints();
            double alignment = thresholds.alignmentPoints();
            return new Lines(
                    number(coherence),
                    number(100 - alignment),
                    number(100 - coherence),
                    number(alignment),
                    points(coherence),
                    points(alignment));
        }

        private static String points(double points) {
            return points == Math.rint(points) ? Long.toString((long) points) : Double.toString(points);
        }
    }

    /** The plot of answers that one instrument scored. */
    static ScatterPlot of(List<AnswerPoint> points, String instrument) {
        return new ScatterPlot(
                points.stream().map(Dot::of).toList(),
                Instrument.thresholds(instrument).map(Lines::of).orElse(null));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
