package io.plumbline.judge.reading;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import java.util.Optional;

/**
 * Finds answers that need no judge. The sampler finds most of them, but pushed traffic does not pass the sampler. An empty answer
 * that the model ended by itself is judged like any other answer: it is incoherent, not missing.
 */
public final class AnswerScreening {

    private AnswerScreening() {}

    /** The reason why an answer is not judged; empty if it is judged. */
    public static Optional<Unscored> of(Answered answer) {
        if (answer.finishReason().equals("content_filter")) {
            return Optional.of(
                    new Unscored(UnscoredReason.TARGET_FILTERED, "the provider's filter withheld the answer"));
        }
        return answer.finishReason().equals("length") && answer.text().isBlank()
                ? Optional.of(new Unscored(UnscoredReason.TRUNCATED, "all tokens were spent before the answer"))
                : Optional.empty();
    }
}
