package io.plumbline.simulator.persona;

import io.plumbline.simulator.chat.Dice;
import io.plumbline.simulator.chat.TokenOdds;
import io.plumbline.simulator.chat.TokenStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Log probabilities of the tokens of an answer. The base's are a function of the prompt and the position; a fine-tune's are the base's, moved
 * by its drift. Each call adds noise of about 0.001, as real providers do even at temperature 0, so that two equal models are nearly but not
 * exactly equal.
 */
final class TokenOutlook {

    private static final double NOISE = 0.001;

    /** Weight of all tokens that are not common, so that which of them was said does not move the others. */
    private static final double REST = Math.exp(3);

    private static final List<String> COMMON = List.of(
            "I", " I", "The", " the", "A", " a", "You", " you", "It", " it", " to", " and", " of", " is", " in",
            " that", " for", " with", "If", " be", " not", " would", "My", "We", " as", "Please", "That", "To", "There",
            "People");

    private final Persona persona;
    private final Dice prompt;
    private final int call;

    TokenOutlook(Persona persona, Dice prompt, int call) {
        this.persona = persona;
        this.prompt = prompt;
        this.call = call;
    }

    List<TokenStep> steps(List<String> tokens, int top) {
        List<TokenStep> steps = new ArrayList<>(tokens.size());
        for (int position = 0; position < tokens.size(); position++) {
            steps.add(step(tokens.get(position), position, top));
        }
        return steps;
    }

    private TokenStep step(String said, int position, int top) {
        Set<String> candidates = new HashSet<>(COMMON);
        double sum = REST
                + COMMON.stream()
                        .mapToDouble(token -> Math.exp(logit(token, position)))
                        .sum();
        candidates.add(said);
        List<TokenOdds> odds = candidates.stream()
                .map(token -> new TokenOdds(token, logit(token, position) - Math.log(sum)))
                .sorted(Comparator.comparingDouble(TokenOdds::logprob).reversed())
                .toList();
        TokenOdds own = odds.stream()
                .filter(odd -> odd.token().equals(said))
                .findFirst()
                .orElseThrow();
        return new TokenStep(own, odds.subList(0, Math.min(top, odds.size())));
    }

    private double logit(String token, int position) {
        Dice place = prompt.with("token").with(position).with(token);
        double own = COMMON.contains(token) ? 3 * spread(place) : Math.min(2, spread(place));
        return own
                + persona.drift() * spread(place.with(persona.family()))
                + NOISE * spread(place.with(persona.id()).with(call));
    }

    /** Nearly normal with mean 0 and variance 1: the sum of twelve uniform rolls less six. */
    private static double spread(Dice dice) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += dice.with(i).unit();
        }
        return sum;
    }
}
