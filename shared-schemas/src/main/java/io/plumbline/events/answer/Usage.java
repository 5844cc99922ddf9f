package io.plumbline.events.answer;

/**
 * Tokens that a call was charged for, as the provider reports them; 0 if it does not.
 *
 * @param promptTokens tokens sent
 * @param completionTokens tokens received
 */
public record Usage(long promptTokens, long completionTokens) {

    /** No tokens were charged, or the provider reports none. */
    public static final Usage NONE = new Usage(0, 0);

    /** Tokens sent and received. */
    public long total() {
        return promptTokens + completionTokens;
    }

    /** This and the other's. */
    public Usage plus(Usage other) {
        return new Usage(promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }
}
