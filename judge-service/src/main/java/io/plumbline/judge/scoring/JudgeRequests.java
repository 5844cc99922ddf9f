package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.util.List;
import java.util.OptionalInt;

/** The kinds of calls to a judge. */
public final class JudgeRequests {

    /** The published protocol's number, and the most that endpoints return. */
    public static final int TOP_LOGPROBS = 20;

    /** A number or a label needs a few tokens. A judge that needs more has not followed its prompt. */
    private static final int TOKENS_OF_TEXT = 16;

    /** More than any number of samples. */
    private static final int SEEDS_OF_A_TRY = 100_000;

    private JudgeRequests() {}

    /** The published call: temperature 0, one token, twenty alternatives, seed 0. */
    public static ChatRequest firstToken(String text) {
        return firstTokens(text, 1);
    }

    /** The same for several tokens, each with its alternatives. */
    public static ChatRequest firstTokens(String text, int tokens) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(0, 1, tokens, OptionalInt.of(0)),
                OptionalInt.of(TOP_LOGPROBS));
    }

    /**
     * The request for a further try. It has another seed, so that no cache answers it with the reply that was no use.
     *
     * @param tries tries before this one, 0 for the first
     */
    public static ChatRequest again(ChatRequest request, int tries) {
        return tries == 0
                ? request
                : request.seededWith(request.sampling().seed().orElse(0) + SEEDS_OF_A_TRY * tries);
    }

    /**
     * One of several draws of a reply, at temperature 1.
     *
     * @param number the draw among those of its judging and rubric, from 0
     */
    public static ChatRequest draw(String text, int number) {
        return shortText(text, 1, number).drawnAs(Integer.toString(number), "");
    }

    /**
     * A draw of one judging, with a seed of its own. A request that is no draw stays as it is.
     *
     * @param judging sets the draw apart from those of other judgings and rubrics
     */
    public static ChatRequest within(String judging, ChatRequest request) {
        return request.draw()
                .map(draw -> new ChatRequest.Draw(judging + " " + draw.id(), draw.revision()))
                .map(draw -> request.drawnAs(draw.id(), draw.revision()).seededWith(draw.seed()))
                .orElse(request);
    }

    /** A call for a short text, which a repeated reply answers too. */
    public static ChatRequest shortText(String text, double temperature, int seed) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(temperature, 1, TOKENS_OF_TEXT, OptionalInt.of(seed)),
                OptionalInt.empty());
    }
}
