package io.plumbline.simulator;

import io.plumbline.simulator.chat.TokenOdds;
import java.util.List;

/** Expected scores of judge distributions. */
final class Readings {

    private Readings() {}

    static double numericMass(List<TokenOdds> odds) {
        return odds.stream()
                .filter(Readings::isNumber)
                .mapToDouble(odd -> Math.exp(odd.logprob()))
                .sum();
    }

    static double points(List<TokenOdds> odds) {
        return odds.stream()
                        .filter(Readings::isNumber)
                        .mapToDouble(odd -> Integer.parseInt(odd.token()) * Math.exp(odd.logprob()))
                        .sum()
                / numericMass(odds);
    }

    private static boolean isNumber(TokenOdds odds) {
        return odds.token().matches("\\d+");
    }
}
