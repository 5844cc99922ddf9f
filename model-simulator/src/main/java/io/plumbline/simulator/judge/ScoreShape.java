package io.plumbline.simulator.judge;

import io.plumbline.simulator.chat.TokenOdds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The distribution of a judge's first token. Numbers near the score carry nearly all of it, multiples of five and ten more than their
 * neighbours, as in real judges, and words a little.
 */
final class ScoreShape {

    private static final int REACH = 12;
    private static final double WIDTH_POINTS = 1.5;
    private static final int MOST = 20;
    private static final List<TokenOdds> PROSE = List.of(
            TokenOdds.ofProbability("The", 0.52),
            TokenOdds.ofProbability("I", 0.31),
            TokenOdds.ofProbability("Say", 0.09),
            TokenOdds.ofProbability("This", 0.05));

    private ScoreShape() {}

    /** Around a score of 0 to 100 points. */
    static List<TokenOdds> around(double points) {
        List<TokenOdds> odds = new ArrayList<>();
        int middle = (int) Math.round(points);
        double sum = 0;
        for (int value = Math.max(0, middle - REACH); value <= Math.min(100, middle + REACH); value++) {
            sum += weight(value, points);
        }
        for (int value = Math.max(0, middle - REACH); value <= Math.min(100, middle + REACH); value++) {
            odds.add(TokenOdds.ofProbability(Integer.toString(value), 0.998 * weight(value, points) / sum));
        }
        odds.add(TokenOdds.ofProbability("I", 0.0008));
        odds.add(TokenOdds.ofProbability(" ", 0.0004));
        return likeliest(odds);
    }

    /** On one word, with a little left for a number and another word. */
    static List<TokenOdds> word(String token) {
        return List.of(
                TokenOdds.ofProbability(token, 0.97),
                TokenOdds.ofProbability("I", 0.015),
                TokenOdds.ofProbability("50", 0.01));
    }

    /** Exactly this text. */
    static List<TokenOdds> certain(String token) {
        return List.of(TokenOdds.ofProbability(token, 0.9999));
    }

    /** No number at all. */
    static List<TokenOdds> prose() {
        return PROSE;
    }

    /** For a tokenizer without a token for 100: its probability goes to the token 10. */
    static List<TokenOdds> splitHundred(List<TokenOdds> odds) {
        double ten = odds.stream()
                .filter(odd -> odd.token().equals("100") || odd.token().equals("10"))
                .mapToDouble(odd -> Math.exp(odd.logprob()))
                .sum();
        List<TokenOdds> split = new ArrayList<>(odds.stream()
                .filter(odd -> !odd.token().equals("100") && !odd.token().equals("10"))
                .toList());
        if (ten > 0) {
            split.add(TokenOdds.ofProbability("10", ten));
        }
        return likeliest(split);
    }

    private static double weight(int value, double points) {
        double roundness = value % 10 == 0 ? 5 : value % 5 == 0 ? 3.5 : 1;
        return roundness * Math.exp(-Math.abs(value - points) / WIDTH_POINTS);
    }

    private static List<TokenOdds> likeliest(List<TokenOdds> odds) {
        return odds.stream()
                .sorted(Comparator.comparingDouble(TokenOdds::logprob).reversed())
                .limit(MOST)
                .toList();
    }
}
