package io.plumbline.chat.call;

import io.plumbline.chat.ChatRequest;
import java.nio.charset.StandardCharsets;

/** Estimates the tokens of a call before it is made. */
final class TokenEstimate {

    /** English text has about four bytes a token. */
    private static final int BYTES_A_TOKEN = 4;

    private TokenEstimate() {}

    /** About the most tokens that a call is charged for. */
    static long most(ChatRequest request) {
        return request.sampling().maxTokens()
                + request.messages().stream()
                        .mapToLong(message -> tokens(message.content()))
                        .sum();
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_A_TOKEN + 1L;
    }
}
