package io.plumbline.events.target;

import io.plumbline.events.field.Text;
import java.util.OptionalInt;

/**
 * How an answer is drawn from the model's distribution.
 *
 * @param temperature 0 to 2; the published protocol samples at 1
 * @param topP 0 to 1; the published protocol uses 1
 * @param maxTokens longest answer, at least 1
 * @param seed sent when present, for the providers that honour it
 */
public record Sampling(double temperature, double topP, int maxTokens, OptionalInt seed) {

    public Sampling {
        Text.within("temperature", temperature, 0, 2);
        Text.within("topP", topP, 0, 1);
        Text.within("maxTokens", maxTokens, 1, Integer.MAX_VALUE);
        seed = seed == null ? OptionalInt.empty() : seed;
    }

    /** The published protocol's: temperature 1, top_p 1, at most 1000 tokens. */
    public static Sampling published() {
        return new Sampling(1, 1, 1000, OptionalInt.empty());
    }
}
