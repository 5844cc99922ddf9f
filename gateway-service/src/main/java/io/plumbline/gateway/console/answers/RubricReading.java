package io.plumbline.gateway.console.answers;

import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.Reading;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.VisibleText;
import java.util.List;
import java.util.Locale;

/**
 * A judge's reading of an answer under one rubric, as pages show it.
 *
 * @param metric the rubric's metric
 * @param points expected score, 0 to 100, with its bounds if some probability is unread; a dash if there is none
 * @param mass share of the probability that lies on numbers
 * @param tokens the likeliest tokens
 */
public record RubricReading(String metric, String points, String mass, List<Token> tokens) {

    private static final int MOST_TOKENS = 8;

    /** A token below this probability would be shown as 0.0 %. */
    private static final double LEAST_PROBABILITY = 0.0005;

    /**
     * A token of the judge's distribution.
     *
     * @param width width of its bar, at least 1 %
     */
    public record Token(String text, String probability, String width) {

        static Token of(TokenProbability token) {
            return new Token(
                    VisibleText.text(token.token()),
                    Format.percent(token.probability()),
                    String.format(Locale.ROOT, "%.1f%%", Math.max(1, token.probability() * 100)));
        }
    }

    static List<RubricReading> of(List<Reading> readings) {
        return readings.stream().map(RubricReading::of).toList();
    }

    private static String points(Reading reading) {
        String points = Format.decimal(reading.points(), 0);
        return reading.points().isPresent() && reading.unreadMass().isPresent()
                ? String.format(Locale.ROOT, "%s (%.0f to %.0f)", points, reading.lowest(), reading.highest())
                : points;
    }

    private static RubricReading of(Reading reading) {
        return new RubricReading(
                reading.metric(),
                points(reading),
                Format.percent(reading.numericMass()),
                reading.distribution().stream()
                        .filter(token -> token.probability() >= LEAST_PROBABILITY)
                        .limit(MOST_TOKENS)
                        .map(Token::of)
                        .toList());
    }
}
