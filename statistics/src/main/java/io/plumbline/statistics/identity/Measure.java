package io.plumbline.statistics.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far two answers to one prompt are apart, 0..1. Both distances are of negative type, so that the excess
 * {@link PromptExcess} is 0 for equal distributions and above 0 for others (Szekely and Rizzo 2013).
 */
public enum Measure {

    /**
     * Total variation distance of the first token's distributions. Probability that is not listed counts as one token more.
     * The same weights behind other hardware are about 0.005 apart, so 0.05 is a clear difference.
     */
    FIRST_TOKEN(0.05) {
        @Override
        boolean sees(CanaryAnswer answer) {
            return !answer.firstToken().isEmpty();
        }

        @Override
        double distance(CanaryAnswer one, CanaryAnswer other) {
            return totalVariation(one.firstToken(), other.firstToken());
        }
    },

    /**
     * 0 for the same text, 1 for another. One near-tie that other hardware breaks in another way changes a
     * whole text, so it takes a difference on a fifth of the prompts to be a clear one.
     */
    TEXT(0.2) {
        @Override
        boolean sees(CanaryAnswer answer) {
            return true;
        }

        @Override
        double distance(CanaryAnswer one, CanaryAnswer other) {
            return one.text().equals(other.text()) ? 0 : 1;
        }
    };

    private final double clearExcess;

    Measure(double clearExcess) {
        this.clearExcess = clearExcess;
    }

    /** The mean excess from which on a difference is one of models rather than of machines, 0..1. */
    public double clearExcess() {
        return clearExcess;
    }

    abstract boolean sees(CanaryAnswer answer);

    abstract double distance(CanaryAnswer one, CanaryAnswer other);

    private static double totalVariation(Map<String, Double> one, Map<String, Double> other) {
        Set<String> tokens = new HashSet<>(one.keySet());
        tokens.addAll(other.keySet());
        double listed = tokens.stream()
                .mapToDouble(token -> Math.abs(one.getOrDefault(token, 0.0) - other.getOrDefault(token, 0.0)))
                .sum();
        return Math.min(1, (listed + Math.abs(sum(one.values()) - sum(other.values()))) / 2);
    }

    private static double sum(Collection<Double> probabilities) {
        return probabilities.stream().mapToDouble(Double::doubleValue).sum();
    }
}
