package io.plumbline.chat.reply;

import io.plumbline.chat.protocol.SafeText;
import io.plumbline.events.target.ChatMessage;
import java.util.List;
import java.util.Optional;

/**
 * Removes the key and any quote of the conversation from a provider's error message. Such messages reach logs and pages, which
 * must not show a prompt.
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

    /** The message on one short line; a fixed text in its place if it quotes the conversation. */
    String redact(String message) {
        String line = SafeText.oneLine(
                key.map(secret -> message.replace(secret, "***")).orElse(message), LONGEST);
        return quotes(line) ? "(the provider's message repeats the conversation and is left out)" : line;
    }

    private boolean quotes(String line) {
        return conversation.stream()
                .map(sent -> SafeText.oneLine(sent.content(), Integer.MAX_VALUE / 8))
                .anyMatch(sent -> isEchoed(sent, line));
    }

    /**
     * Compares stretches of {@value #ECHO} characters at every fourth position, and so finds each quote of 20 characters.
     * Shorter messages are compared whole.
     */
    private static boolean isEchoed(String sent, String line) {
        if (sent.length() < ECHO) {
            return sent.length() > 3 && line.contains(sent);
        }
        for (int from = 0; from + ECHO <= line.length(); from += 4) {
            if (sent.contains(line.substring(from, from + ECHO))) {
                return true;
            }
        }
        return false;
    }
}
