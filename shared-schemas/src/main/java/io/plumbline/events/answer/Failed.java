package io.plumbline.events.answer;

import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * There is no answer to judge.
 *
 * @param reason why, as it is counted
 * @param detail why, in words for a person; holds no text of a prompt or an answer
 * @param attempts calls made; 0 when the model was never asked
 */
public record Failed(UnscoredReason reason, String detail, int attempts) implements CallResult {

    public Failed {
        requireNonNull(reason, "reason is missing");
        requireNonNull(detail, "detail is missing");
    }

    @Override
    public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed) {
        return failed.apply(this);
    }
}
