package io.plumbline.judge.reading.spelled;

import io.plumbline.chat.ReplyToken;
import io.plumbline.events.answer.TokenProbability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A judge that writes the numbers of a distribution digit by digit, each with the probability that it has there. Words stay one
 * token.
 *
 * @param whole the distribution: numbers and words with their probabilities
 */
public record Speller(Map<String, Double> whole) {

    private static final String END = "<|im_end|>";
    private static final int TOP = 20;
    private static final double LEAST = 1e-13;

    /** A distribution from tokens and probabilities in turn. */
    public static Speller of(Object... pairs) {
        Map<String, Double> whole = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            whole.put((String) pairs[i], (Double) pairs[i + 1]);
        }
        return new Speller(whole);
    }

    /** The likeliest reply that goes on from a beginning, cut after so many tokens; the end of the reply is a token too. */
    public List<ReplyToken> reply(String begun, int mostTokens) {
        List<ReplyToken> tokens = new ArrayList<>();
        String text = begun;
        while (tokens.size() < mostTokens && !text.endsWith(END)) {
            List<TokenProbability> next = after(text);
            if (next.isEmpty()) {
                return tokens;
            }
            tokens.add(new ReplyToken(next.get(0).token(), next));
            text += next.get(0).token();
        }
        return tokens;
    }

    private List<TokenProbability> after(String text) {
        Map<String, Double> next = new LinkedHashMap<>();
        whole.forEach((said, probability) -> {
            if (text.isEmpty()) {
                next.merge(isNumber(said) ? said.substring(0, 1) : said, probability, Double::sum);
            } else if (said.equals(text)) {
                next.merge(END, probability, Double::sum);
            } else if (isNumber(said) && said.startsWith(text)) {
                next.merge(said.substring(text.length(), text.length() + 1), probability, Double::sum);
            }
        });
        if (text.isEmpty()) {
            // A real list has as many tokens as were asked for. What a list of whole numbers leaves out is left out
            // here too.
            IntStream.range(next.size(), TOP).forEach(rest -> next.put("~" + rest, LEAST));
        }
        double mass = text.isEmpty()
                ? 1
                : next.values().stream().mapToDouble(value -> value).sum();
        return next.entrySet().stream()
                .map(token -> new TokenProbability(token.getKey(), Math.min(1, token.getValue() / mass)))
                .sorted(Comparator.comparingDouble(TokenProbability::probability)
                        .reversed())
                .limit(TOP)
                .toList();
    }

    private static boolean isNumber(String said) {
        return said.chars().allMatch(Character::isDigit);
    }
}
