package io.plumbline.events.answer;

import java.util.Optional;

/**
 * Tokens that a call was charged for, all its attempts together.
 *
 * @param promptTokens tokens sent, 0 or more
 * @param completionTokens tokens received, 0 or more, thoughts among them
 * @param estimated true if at least one of the attempts was charged and its provider reports no tokens, so that they are estimated
 *     from the texts' lengths; absent otherwise
 */
public record Usage(long promptTokens, long completionTokens, Optional<Boolean> estimated) {

    /** No tokens were charged. */
    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        estimated = estimated == null ? Optional.empty() : estimated.filter(Boolean::booleanValue);
    }

    /** Tokens that the provider reports. */
    public Usage(long promptTokens, long completionTokens) {
        this(promptTokens, completionTokens, Optional.empty());
    }

    /** Tokens that are estimated. */
    public static Usage estimate(long promptTokens, long completionTokens) {
        return new Usage(promptTokens, completionTokens, Optional.of(true));
    }

    /** Tokens sent and received. */
    public long total() {
        return promptTokens + completionTokens;
    }

    /** This usage and the other one together; estimated if one of them is. */
    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                estimated.or(other::estimated));
    }
}
