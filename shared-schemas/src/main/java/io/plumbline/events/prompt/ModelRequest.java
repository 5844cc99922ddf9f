package io.plumbline.events.prompt;

import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The request that the sampler sends to the model.
 *
 * @param messages the conversation
 * @param sampling how the answer is drawn
 * @param target the endpoint and the name of the model there
 */
public record ModelRequest(List<ChatMessage> messages, Sampling sampling, Target target) {

    public ModelRequest {
        messages = List.copyOf(messages);
        requireNonNull(sampling, "sampling is missing");
        requireNonNull(target, "target is missing");
    }
}
