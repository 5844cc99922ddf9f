package io.plumbline.chat.protocol;

import io.plumbline.events.target.ChatMessage;
import java.util.List;
import java.util.Optional;

/**
 * What may be told of a provider's words: never the key, and nothing that repeats the conversation, because failures end up
 * in logs and on pages that must not show what was asked.
 */
public final class ErrorRedaction {

    private static final int LONGEST = 160;
    private static final int ECHO = 16;

    private final List<ChatMessage> conversation;
    private final Optional<String> key;

    public ErrorRedaction(List<ChatMessage> conversation, Optional<String> key) {
        this.conversation = List.copyOf(conversation);
        this.key = key.filter(secret -> !secret.isEmpty());
    }

    /** The words in one short line; empty text where they quote the conversation. */
    String retell(String words) {
        String line =
                SafeText.oneLine(key.map(secret -> words.replace(secret, "***")).orElse(words), LONGEST);
        return quotes(line) ? "(the provider's words repeat the conversation and are left out)" : line;
    }

    private boolean quotes(String line) {
        return conversation.stream()
                .map(message -> SafeText.oneLine(message.content(), Integer.MAX_VALUE / 8))
                .anyMatch(said -> isEchoed(said, line));
    }

    /** Looks for stretches of {@value #ECHO} characters, so that no quote of 20 stays unseen, and for short messages whole. */
    private static boolean isEchoed(String said, String line) {
        if (said.length() < ECHO) {
            return said.length() > 3 && line.contains(said);
        }
        for (int from = 0; from + ECHO <= line.length(); from += 4) {
            if (said.contains(line.substring(from, from + ECHO))) {
                return true;
            }
        }
        return false;
    }
}
