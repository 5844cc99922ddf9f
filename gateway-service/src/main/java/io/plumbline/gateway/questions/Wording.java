package io.plumbline.gateway.questions;

import io.plumbline.events.target.ChatMessage;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A question as it is sent to a model and to its judge.
 *
 * @param question the question for the judge
 * @param messages the messages for the model
 */
public record Wording(String question, List<ChatMessage> messages) {
    public Wording {
        requireNonNull(question, "question");
        messages = List.copyOf(messages);
    }
}
