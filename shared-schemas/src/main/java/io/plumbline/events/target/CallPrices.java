package io.plumbline.events.target;

import io.plumbline.events.field.Text;

/**
 * What a model's calls cost, in US dollars.
 *
 * @param inputPerMillion for a million tokens sent, 0 or more
 * @param outputPerMillion for a million tokens received, 0 or more
 */
public record CallPrices(double inputPerMillion, double outputPerMillion) {

    private static final double MILLION = 1_000_000;

    public CallPrices {
        Text.within("inputPerMillion", inputPerMillion, 0, Double.MAX_VALUE);
        Text.within("outputPerMillion", outputPerMillion, 0, Double.MAX_VALUE);
    }

    /** What so many tokens cost. */
    public double cost(double promptTokens, double completionTokens) {
        return promptTokens / MILLION * inputPerMillion + completionTokens / MILLION * outputPerMillion;
    }
}
