package io.plumbline.chat.protocol;

import java.util.Optional;

/**
 * The forms of a request in which providers differ and say so with status 400. Only what leaves the meaning as it is may
 * change: the name of the token limit, and a top_p of 1, which is the API's own default.
 *
 * @param completionTokens whether the limit is called {@code max_completion_tokens}, as newer models of OpenAI want it
 * @param withoutNeutralTopP whether top_p is left out where it is 1, as newer models of Anthropic want it
 */
public record Dialect(boolean completionTokens, boolean withoutNeutralTopP) {

    /** The form that most providers understand. */
    public static final Dialect COMMON = new Dialect(false, false);

    /** The form to try next after this complaint of the provider; empty where none is left. */
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
