package io.plumbline.chat;

import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to a model.
 *
 *
 * @param messages the conversation, at least one message
 * @param sampling how the answer is drawn
 * @param topLogprobs number of alternatives of each token to return, 1 to 20; empty for none
 * @param draw the draw from the model's distribution that the reply has to be; a reply that a cache repeats for another draw is then
 *     a failure. Empty if a repeated reply is as good as a new one
 * @param cacheSalt keeps what the server computes for this request apart from requests with another salt; empty for servers that
 *     know no salt
 * @param continuation the beginning of the reply, with which the model is to go on; empty for a whole reply
 */
public record ChatRequest(
        List<ChatMessage> messages,
        Sampling sampling,
        OptionalInt topLogprobs,
        Optional<Draw> draw,
        Optional<String> cacheSalt,
        Optional<Continuation> continuation) {

    /**
     * One draw from a model's distribution.
     *
     * @param id equal for the same draw only
     * @param revision the model's revision; what a server has kept of an older one must not be used
     */
    public record Draw(String id, String revision) {

        /** Spreads neighbouring numbers over all 32 bits (Knuth, multiplicative hashing). */
        private static final int SPREAD = 0x9E3779B1;

        /** A seed from 0 to 2^31 - 1, which a draw keeps if it is asked for again, so that caches tell one draw from another. */
        public int seed() {
            return id.hashCode() * SPREAD & Integer.MAX_VALUE;
        }
    }

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** A request that a repeated reply answers too. */
    public ChatRequest(List<ChatMessage> messages, Sampling sampling, OptionalInt topLogprobs) {
        this(messages, sampling, topLogprobs, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This request as one draw of several. */
    public ChatRequest drawnAs(String drawId, String revision) {
        return new ChatRequest(
                messages, sampling, topLogprobs, Optional.of(new Draw(drawId, revision)), cacheSalt, continuation);
    }

    /** This request with another seed. */
    public ChatRequest seededWith(int seed) {
        Sampling seeded =
                new Sampling(sampling.temperature(), sampling.topP(), sampling.maxTokens(), OptionalInt.of(seed));
        return new ChatRequest(messages, seeded, topLogprobs, draw, cacheSalt, continuation);
    }

    /** This request with a salt for the server's cache. */
    public ChatRequest saltedWith(String salt) {
        return new ChatRequest(messages, sampling, topLogprobs, draw, Optional.of(salt), continuation);
    }

    /** This request for the rest of a reply that has begun. */
    public ChatRequest continuing(Continuation begun) {
        return new ChatRequest(messages, sampling, topLogprobs, draw, cacheSalt, Optional.of(begun));
    }
}
