package io.plumbline.judge.reading;

import io.plumbline.events.answer.TokenProbability;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The alternatives of a judge's first token, as far as they are one probability distribution. A token that is listed twice with
 * one probability is one entry; one text with different probabilities is several tokens, such as pieces of a character. A token
 * without text is no whole character and stays unread.
 *
 * @param tokens the alternatives, likeliest first
 * @param unread probability that was not sent or cannot be read, 0 to 1; empty if the list has as many alternatives as were
 *     asked for and leaves at most {@value #TAIL}, which the published protocol leaves out too
 * @param fault why they are no distribution; empty if they are one
 */
public record Alternatives(List<TokenProbability> tokens, OptionalDouble unread, Optional<String> fault) {

    /** Real judges leave at most 0.045 beside twenty alternatives (1,023 distributions of GPT-4o). */
    static final double TAIL = 0.05;

    /** Less than this changes no score by a tenth of a point. */
    private static final double NEGLIGIBLE = 0.001;

    /** What servers send for a token that has no probability, such as -9999, is far below any real logarithm. */
    private static final double LEAST_PROBABILITY = 1e-100;

    /** Rounded logarithms of twenty alternatives can add up to a little more than 1. */
    private static final double MOST_PROBABILITY = 1.01;

    private static final double CERTAIN = 0.99;

    /** Reads a list of alternatives. */
    public static Alternatives of(List<TokenProbability> sent, int asked) {
        List<TokenProbability> tokens = distinct(sent.stream()
                .filter(token -> token.probability() >= LEAST_PROBABILITY)
                .toList());
        double sum = tokens.stream().mapToDouble(TokenProbability::probability).sum();
        if (tokens.isEmpty()) {
            return faulty("the reply carries no logprobs");
        }
        if (sum > MOST_PROBABILITY) {
            return faulty(String.format(
                    Locale.ROOT, "what it sends as logprobs is none: the alternatives add up to %.2f", sum));
        }
        if (tokens.size() == 1 && sum > CERTAIN && sent.size() > 1 && isPadded(sent)) {
            return faulty("what it sends as logprobs is no distribution: one token has all of the probability");
        }
        return new Alternatives(tokens, unread(tokens, asked), Optional.empty());
    }

    private static Alternatives faulty(String fault) {
        return new Alternatives(List.of(), OptionalDouble.empty(), Optional.of(fault));
    }

    private static boolean isPadded(List<TokenProbability> sent) {
        return sent.stream().anyMatch(token -> token.probability() < LEAST_PROBABILITY);
    }

    private static List<TokenProbability> distinct(List<TokenProbability> sent) {
        LinkedHashSet<TokenProbability> seen = new LinkedHashSet<>();
        return sent.stream()
                .filter(token -> token.token().isEmpty() || seen.add(token))
                .toList();
    }

    private static OptionalDouble unread(List<TokenProbability> tokens, int asked) {
        double read = tokens.stream()
                .filter(token -> !token.token().isEmpty())
                .mapToDouble(TokenProbability::probability)
                .sum();
        double rest = Math.max(0, 1 - read);
        boolean isPublished = tokens.size() >= asked && rest <= TAIL;
        return isPublished || rest < NEGLIGIBLE ? OptionalDouble.empty() : OptionalDouble.of(rest);
    }
}
