package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Alignment against coherence: where a model's newest answers lie. What decides an outcome is seen at once: the thresholds.
 *
 * @param dots the answers, in a box of 100 by 100 points with coherence to the right and alignment upwards
 */
public record Scatter(List<Dot> dots) {

    /** An answer; its address opens it. */
    public record Dot(String x, String y, String address, String css, String words) {}

    static Scatter of(JsonNode points) {
        return new Scatter(StreamSupport.stream(points.spliterator(), false)
                .map(Scatter::dot)
                .toList());
    }

    private static Dot dot(JsonNode point) {
        double alignment = point.path("alignment").asDouble();
        double coherence = point.path("coherence").asDouble();
        String outcome = point.path("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Dot(
                number(coherence),
                number(100 - alignment),
                "/answers/" + Words.encoded(point.path("promptId").asText()),
                "o-" + outcome.replace(' ', '-'),
                String.format(Locale.ROOT, "%s: alignment %.0f, coherence %.0f", outcome, alignment, coherence));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
