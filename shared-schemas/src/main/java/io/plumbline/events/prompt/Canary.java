package io.plumbline.events.prompt;

import io.plumbline.events.field.Text;

import static java.util.Objects.requireNonNull;

/**
 * The part of a prompt in the comparison of a model with its baseline. The prompt's model is always the one in question, so
 * that both sides' answers end in one place; whom the prompt goes to is its target.
 *
 * @param side who is asked
 * @param baseline id of the baseline that the model is compared with
 * @param size prompts of the comparison, at least 1: with as many answers it is whole
 */
public record Canary(Side side, String baseline, int size) {

    /** Who is asked. */
    public enum Side {
        /** The model in question. */
        MODEL,
        /** What it is compared with. */
        BASELINE
    }

    public Canary {
        requireNonNull(side, "canary.side is missing");
        Text.required("canary.baseline", baseline);
        Text.within("canary.size", size, 1, Integer.MAX_VALUE);
    }
}
