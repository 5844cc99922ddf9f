package io.plumbline.simulator.judge;

import io.plumbline.simulator.chat.TokenOdds;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution over whole numbers and words in the tokens of a tokenizer that has a token for each digit and none for longer
 * numbers. Each number keeps its probability, as the product along its digits.
 *
 * @param whole the distribution
 * @param beyond probability of a third digit after two
 */
record DigitSpelling(List<TokenOdds> whole, double beyond) {

    /** The end of an answer. */
    static final String END = "<|im_end|>";

    private static final String REFUSAL = "REF";

    /** So near to 1 that what a list of alternatives leaves out does not count. */
    private static final double ALL = 0.9998;

    private static final int MOST = 20;

    /** What can follow after a text, likeliest first; nothing if the text is no beginning of an answer. */
    List<TokenOdds> after(String text) {
        Map<String, Double> next = new LinkedHashMap<>();
        for (TokenOdds odds : whole) {
            next(odds.token(), text).ifPresent(token -> next.merge(token, Math.exp(odds.logprob()), Double::sum));
        }
        if (beyond > 0 && text.matches("[1-9]\\d") && next.containsKey(END)) {
            double mass = next.get(END);
            next.put(END, mass * (1 - beyond));
            next.merge("0", mass * beyond, Double::sum);
        }
        double sum = next.values().stream().mapToDouble(mass -> mass).sum();
        return next.entrySet().stream()
                .map(token -> TokenOdds.ofProbability(token.getKey(), ALL * token.getValue() / sum))
                .sorted(Comparator.comparingDouble(TokenOdds::logprob).reversed())
                .limit(MOST)
                .toList();
    }

    /** The token that leads from a text towards a number or a word; empty if none does. */
    private static Optional<String> next(String said, String text) {
        String left = text;
        for (String token : tokens(said)) {
            if (left.isEmpty()) {
                return Optional.of(token);
            }
            if (!left.startsWith(token)) {
                return Optional.empty();
            }
            left = left.substring(token.length());
        }
        return left.isEmpty() ? Optional.of(END) : Optional.empty();
    }

    private static List<String> tokens(String said) {
        if (said.equals(REFUSAL)) {
            return List.of(REFUSAL, "USAL");
        }
        boolean isNumber = said.chars().allMatch(Character::isDigit);
        return isNumber ? said.chars().mapToObj(Character::toString).toList() : List.of(said);
    }
}
