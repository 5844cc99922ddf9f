package io.plumbline.statistics.identity;

import java.util.Map;

/**
 * How far two answers to one prompt are apart, 0..1. Both distances are of negative type, so that the excess
 * {@link PromptExcess} is 0 for equal distributions and above 0 for others (Szekely and Rizzo 2013).
 */
public enum Measure {

    /**
     * Total variation distance of the first token's distributions. Probability that is not listed counts as one token more.
     * Equal weights on other hardware are about 0.005 apart, so 0.05 is a clear difference.
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
     * 0 for equal texts, 1 for different ones. One near-tie that other hardware breaks in another way changes a
     * whole text, so only a difference on a fifth of the prompts is clear.
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

    /** The mean excess from which on a difference is due to the models rather than the hardware, 0..1. */
    public double clearExcess() {
        return clearExcess;
    }

    abstract boolean sees(CanaryAnswer answer);

    abstract double distance(CanaryAnswer one, CanaryAnswer other);

    /** One pass over each map: a comparison takes it a thousand times. */
    private static double totalVariation(Map<String, Double> one, Map<String, Double> other) {
        double apart = 0;
        double listed = 0;
        double listedThere = 0;
        for (Map.Entry<String, Double> token : one.entrySet()) {
            double there = other.getOrDefault(token.getKey(), 0.0);
            apart += Math.abs(token.getValue() - there);
            listed += token.getValue();
        }
        for (Map.Entry<String, Double> token : other.entrySet()) {
            apart += one.containsKey(token.getKey()) ? 0 : token.getValue();
            listedThere += token.getValue();
        }
        return Math.min(1, (apart + Math.abs(listed - listedThere)) / 2);
    }
}
