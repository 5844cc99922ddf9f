package io.plumbline.judge.reading;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import java.util.Optional;

/**
 * Answers that no judge is asked about. The sampler sees most of them; pushed traffic does not pass the sampler. An empty
 * answer that the model ended by itself is judged like any other: it is incoherent, not missing.
 */
public final class AnswerScreening {

    private AnswerScreening() {}

    /** Why this answer is not judged; empty where it is. */
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
