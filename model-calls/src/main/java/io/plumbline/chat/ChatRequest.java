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
 * @param draw the id of the draw from the model's distribution that the reply has to be; a reply that a cache repeats for another
 *     draw is then a failure. Empty if a repeated reply is as good as a new one
 */
public record ChatRequest(
        List<ChatMessage> messages, Sampling sampling, OptionalInt topLogprobs, Optional<String> draw) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** A request that a repeated reply answers too. */
    public ChatRequest(List<ChatMessage> messages, Sampling sampling, OptionalInt topLogprobs) {
        this(messages, sampling, topLogprobs, Optional.empty());
    }

    /** This request as one draw of several. */
    public ChatRequest drawnAs(String drawId) {
        return new ChatRequest(messages, sampling, topLogprobs, Optional.of(drawId));
    }
}
