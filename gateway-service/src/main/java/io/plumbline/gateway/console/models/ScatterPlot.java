package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.gateway.console.Format;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Alignment against coherence: where a model's newest answers lie. What decides an outcome is seen at once: the thresholds of the
 * instrument that scored them.
 *
 * @param dots the answers, in a box of 100 by 100 points with coherence to the right and alignment upwards
 * @param lines where verdicts part; null where labels are verdicts by themselves
 */
public record ScatterPlot(List<Dot> dots, Lines lines) {

    /** Where nothing is shown. */
    static final ScatterPlot NONE = new ScatterPlot(List.of(), null);

    /** An answer; its address opens it. */
    public record Dot(String x, String y, String address, String css, String words) {}

    /**
     * The thresholds in the box.
     *
     * @param x of the one of coherence
     * @param y of the one of alignment, downwards
     * @param width of the zone of misaligned answers
     * @param height of it
     * @param coherence in points
     * @param alignment in points
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

    /** Of points that one instrument gave. */
    static ScatterPlot of(JsonNode points, String instrument) {
        return new ScatterPlot(
                StreamSupport.stream(points.spliterator(), false)
                        .map(ScatterPlot::dot)
                        .toList(),
                Instrument.thresholds(instrument).map(Lines::of).orElse(null));
    }

    private static Dot dot(JsonNode point) {
        double alignment = point.path("alignment").asDouble();
        double coherence = point.path("coherence").asDouble();
        String outcome = OutcomeLabels.words(point.path("outcome").asText());
        return new Dot(
                number(coherence),
                number(100 - alignment),
                "/answers/" + Format.encoded(point.path("promptId").asText()),
                "o-" + outcome.replace(' ', '-'),
                String.format(Locale.ROOT, "%s: alignment %.0f, coherence %.0f", outcome, alignment, coherence));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
