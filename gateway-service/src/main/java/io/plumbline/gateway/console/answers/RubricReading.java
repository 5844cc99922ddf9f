package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What a judge said under one rubric.
 *
 * @param metric the rubric's metric
 * @param points expected score; a dash where there is none
 * @param mass share of the probability that lies on numbers
 * @param tokens the likeliest alternatives
 */
public record RubricReading(String metric, String points, String mass, List<Token> tokens) {

    private static final int MOST_TOKENS = 8;
    private static final double LEAST = 0.0005;

    /** An alternative, and how wide its bar is. */
    public record Token(String text, String probability, String width) {}

    /** Readings as the aggregator has them. */
    static List<RubricReading> of(JsonNode readings) {
        return StreamSupport.stream(readings.spliterator(), false)
                .map(RubricReading::one)
                .toList();
    }

    private static RubricReading one(JsonNode reading) {
        return new RubricReading(
                reading.path("metric").asText(),
                points(reading.path("points")),
                Format.percent(reading.path("numericMass").asDouble()),
                StreamSupport.stream(reading.path("distribution").spliterator(), false)
                        .filter(token -> token.path("probability").asDouble() >= LEAST)
                        .limit(MOST_TOKENS)
                        .map(RubricReading::token)
                        .toList());
    }

    static String points(JsonNode points) {
        return points.isNumber() ? String.format(Locale.ROOT, "%.0f", points.asDouble()) : "\u2013";
    }

    private static Token token(JsonNode token) {
        double probability = token.path("probability").asDouble();
        return new Token(
                VisibleText.text(token.path("token").asText()),
                Format.percent(probability),
                String.format(Locale.ROOT, "%.1f%%", Math.max(1, probability * 100)));
    }
}
