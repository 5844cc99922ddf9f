package io.plumbline.chat.protocol;

import java.util.Optional;

/**
 * The variant of a request that a provider accepts. Providers reject other variants with status 400. Variants never differ in the
 * distribution that they ask for: they differ in the name of the token limit, in a top_p of 1, which is the API's default, and in
 * the seed.
 *
 * @param completionTokens whether the limit is called {@code max_completion_tokens}, as newer models of OpenAI need it
 * @param withoutNeutralTopP whether a top_p of 1 is left out, as newer models of Anthropic need it
 * @param withoutSeed whether the seed is left out
 */
public record Dialect(boolean completionTokens, boolean withoutNeutralTopP, boolean withoutSeed) {

    /** The variant that most providers accept. */
    public static final Dialect COMMON = new Dialect(false, false);

    /** A variant with a seed. */
    public Dialect(boolean completionTokens, boolean withoutNeutralTopP) {
        this(completionTokens, withoutNeutralTopP, false);
    }

    /** The variant to try after this complaint of the provider; empty if none is left. */
    Optional<Dialect> after(String parameter, String complaint) {
        if (!completionTokens && complaint.contains("max_completion_tokens")) {
            return Optional.of(new Dialect(true, withoutNeutralTopP, withoutSeed));
        }
        if (!withoutNeutralTopP && (parameter.equals("top_p") || complaint.contains("top_p"))) {
            return Optional.of(new Dialect(completionTokens, true, withoutSeed));
        }
        if (!withoutSeed && parameter.equals("seed")) {
            return Optional.of(new Dialect(completionTokens, withoutNeutralTopP, true));
        }
        return Optional.empty();
    }
}
