package io.plumbline.sampler;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.Prompt;
import io.plumbline.events.target.Sampling;
import java.util.OptionalInt;

/**
 * Writes the request of a prompt. Each prompt is a draw of its own from the model's distribution, so each one has its own seed if the
 * caller set none: a cache between Plumbline and the model then knows one prompt's request from another's.
 */
final class SampleRequest {

    /** Spreads neighbouring numbers over all 32 bits (Knuth, multiplicative hashing). */
    private static final int SPREAD = 0x9E3779B1;

    private SampleRequest() {}

    /** The request, with so many alternatives of the first token. */
    static ChatRequest of(Prompt prompt, OptionalInt topLogprobs) {
        return new ChatRequest(prompt.messages(), seeded(prompt), topLogprobs)
                .drawnAs(prompt.id(), prompt.subject().revision());
    }

    private static Sampling seeded(Prompt prompt) {
        Sampling own = prompt.sampling();
        return own.seed().isPresent()
                ? own
                : new Sampling(own.temperature(), own.topP(), own.maxTokens(), OptionalInt.of(seed(prompt.id())));
    }

    /** A seed from 0 to 2^31 - 1, which every prompt keeps when it is asked again. */
    private static int seed(String promptId) {
        return promptId.hashCode() * SPREAD & Integer.MAX_VALUE;
    }
}
