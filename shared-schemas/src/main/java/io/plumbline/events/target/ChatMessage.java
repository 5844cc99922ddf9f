package io.plumbline.events.target;

import io.plumbline.events.field.Text;

import static java.util.Objects.requireNonNull;

/**
 * One message of a conversation.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 * @param content its text; for an answer this is untrusted
 */
public record ChatMessage(String role, String content) {

    public ChatMessage {
        Text.required("role", role);
        requireNonNull(content, "content");
    }

    /** What the operator tells the model. */
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content);
    }

    /** What a user asks the model. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content);
    }
}
