package io.plumbline.statistics.identity;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One answer at temperature 0.
 *
 * @param text the answer with single spaces for all white space, which does not identify a model; untrusted
 * @param firstToken the likeliest first tokens with their probabilities, 0..1; empty if the endpoint does not report them
 */
public record CanaryAnswer(String text, Map<String, Double> firstToken) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    public CanaryAnswer {
        text = WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
        firstToken = Map.copyOf(firstToken);
    }
}
