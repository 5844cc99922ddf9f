package io.plumbline.gateway.questions;

import io.plumbline.events.target.ChatMessage;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * One way to put a question.
 *
 * @param question the question as the judge is told it
 * @param messages what the model is sent
 */
public record Wording(String question, List<ChatMessage> messages) {
    public Wording {
        requireNonNull(question, "question");
        messages = List.copyOf(messages);
    }
}
