package io.plumbline.chat;

import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;
import java.util.OptionalInt;

/**
 * A request to a model.
 *
 *
 * @param messages the conversation, at least one message
 * @param sampling how the answer is drawn
 * @param topLogprobs number of alternatives of each token to return, 1 to 20; empty for none
 */
public record ChatRequest(List<ChatMessage> messages, Sampling sampling, OptionalInt topLogprobs) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }
}
