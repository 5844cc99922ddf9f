package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.ReplyToken;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Replies of judges, for tests. */
public final class StubReplies {

    /** What each reply here is charged. */
    public static final Usage COST = new Usage(100, 1);

    private StubReplies() {}

    /** One token with its alternatives. */
    public static ChatResult token(TokenProbability... alternatives) {
        return reply(alternatives.length == 0 ? "" : alternatives[0].token(), "length", alternatives);
    }

    /** One token, nearly certain. */
    public static ChatResult token(String token) {
        return token(new TokenProbability(token, 0.98));
    }

    /** Several tokens with their alternatives. */
    public static ChatResult tokens(List<ReplyToken> tokens) {
        return reply(tokens.stream().map(ReplyToken::said).collect(Collectors.joining()), "length", tokens);
    }

    /** A whole text. */
    public static ChatResult text(String text) {
        return reply(text, "stop");
    }

    /** A text that ran out of tokens. */
    public static ChatResult cut(String text) {
        return reply(text, "length");
    }

    /** The provider's own field for a refusal. */
    public static ChatResult refusal() {
        return new Reply(
                "",
                Optional.empty(),
                Optional.of("I won't."),
                "stop",
                "judge",
                Optional.empty(),
                List.of(new ReplyToken("85", List.of(new TokenProbability("85", 0.9)))),
                COST,
                Duration.ZERO,
                1);
    }

    /** No reply. */
    public static ChatResult failure(Failure.Kind kind) {
        return new Failure(kind, "http://127.0.0.1:1 answers badly", 3);
    }

    private static Reply reply(String text, String finishReason, TokenProbability... alternatives) {
        return reply(text, finishReason, List.of(new ReplyToken(text, List.of(alternatives))));
    }

    private static Reply reply(String text, String finishReason, List<ReplyToken> tokens) {
        return new Reply(
                text,
                Optional.empty(),
                Optional.empty(),
                finishReason,
                "judge",
                Optional.empty(),
                tokens,
                COST,
                Duration.ZERO,
                1);
    }
}
