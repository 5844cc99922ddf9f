package io.plumbline.chat.protocol;

import java.util.Optional;

/**
 * The variant of a request that a provider accepts. Providers reject other variants with status 400. Variants never differ in
 * meaning: they differ in the name of the token limit, and in a top_p of 1, which is the API's default.
 *
 * @param completionTokens whether the limit is called {@code max_completion_tokens}, as newer models of OpenAI need it
 * @param withoutNeutralTopP whether a top_p of 1 is left out, as newer models of Anthropic need it
 */
public record Dialect(boolean completionTokens, boolean withoutNeutralTopP) {

    /** The variant that most providers accept. */
    public static final Dialect COMMON = new Dialect(false, false);

    /** The variant to try after this complaint of the provider; empty if none is left. */
    Optional<Dialect> after(String parameter, String complaint) {
        if (!completionTokens && complaint.contains("max_completion_tokens")) {
            return Optional.of(new Dialect(true, withoutNeutralTopP));
        }
        if (!withoutNeutralTopP && (parameter.equals("top_p") || complaint.contains("top_p"))) {
            return Optional.of(new Dialect(completionTokens, true));
        }
        return Optional.empty();
    }
}
