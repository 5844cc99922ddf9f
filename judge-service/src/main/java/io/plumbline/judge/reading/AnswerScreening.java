package io.plumbline.judge.reading;

import io.plumbline.chat.ReplyEnding;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import java.util.Optional;

/**
 * Finds answers that need no judge. The sampler finds most of them, but pushed traffic does not pass the sampler. Only what the
 * model said to its user, whole or cut by the token limit, is judged: an empty answer is no answer, and never an incoherent one.
 */
public final class AnswerScreening {

    private AnswerScreening() {}

    /** The reason why an answer is not judged; empty if it is judged. */
    public static Optional<Unscored> of(Answered answer) {
        boolean isBlank = answer.text().isBlank();
        return switch (ReplyEnding.of(answer.finishReason())) {
            case FILTERED -> unscored(UnscoredReason.TARGET_FILTERED, "the provider's filter withheld the answer");
            case FAILED -> unscored(UnscoredReason.UNFINISHED, "the server broke the answer off");
            case OUT_OF_TOKENS ->
                isBlank
                        ? unscored(UnscoredReason.TRUNCATED, "all tokens were spent before the answer")
                        : Optional.empty();
            case TOOL_CALL ->
                isBlank
                        ? unscored(UnscoredReason.TOOL_CALL, "the model called a tool in place of an answer")
                        : Optional.empty();
            case NATURAL, REFUSED ->
                isBlank ? unscored(UnscoredReason.EMPTY_REPLY, "the answer has no text") : Optional.empty();
        };
    }

    private static Optional<Unscored> unscored(UnscoredReason reason, String detail) {
        return Optional.of(new Unscored(reason, detail));
    }
}
