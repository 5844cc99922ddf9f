package io.plumbline.gateway.questions;

import io.plumbline.events.target.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts that turn a plain question into a variant.
 *
 * @param system a system prompt; appended to the question's own system prompt, if that has one
 * @param prefix text before the user's message
 * @param suffix text after the user's message
 */
public record PromptWrapper(Optional<String> system, String prefix, String suffix) {

    /** Leaves the question plain. */
    public static final PromptWrapper NONE = new PromptWrapper(Optional.empty(), "", "");

    public Wording wrap(List<ChatMessage> context, String question) {
        String asked = prefix + question + suffix;
        List<ChatMessage> messages =
                new ArrayList<>(system.map(text -> instruct(context, text)).orElse(context));
        messages.add(ChatMessage.user(asked));
        return new Wording(asked, messages);
    }

    private static List<ChatMessage> instruct(List<ChatMessage> context, String text) {
        List<ChatMessage> messages = new ArrayList<>(context);
        if (!messages.isEmpty() && "system".equals(messages.get(0).role())) {
            text = messages.remove(0).content() + "\n\n" + text;
        }
        messages.add(0, ChatMessage.system(text));
        return messages;
    }
}
