package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;
import java.util.OptionalInt;

/** The two kinds of calls to a judge. */
public final class JudgeRequests {

    /** The published protocol's number, and the most that endpoints return. */
    private static final int TOP_LOGPROBS = 20;

    /** A number or a label needs a few tokens. A judge that needs more has not followed its prompt. */
    private static final int TOKENS_OF_TEXT = 16;

    private JudgeRequests() {}

    /** The published call: temperature 0, one token, twenty alternatives, seed 0. */
    public static ChatRequest firstToken(String text) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(0, 1, 1, OptionalInt.of(0)),
                OptionalInt.of(TOP_LOGPROBS));
    }

    /** A call for a short text. */
    public static ChatRequest shortText(String text, double temperature, int seed) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(temperature, 1, TOKENS_OF_TEXT, OptionalInt.of(seed)),
                OptionalInt.empty());
    }
}
