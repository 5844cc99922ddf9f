package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * There is no answer to judge.
 *
 * @param reason why, as it is counted
 * @param detail why, in words for a person; holds no text of a prompt or an answer
 * @param attempts calls made; 0 when the model was never asked
 * @param usage tokens that were paid for without an answer, all attempts together; none in records that do not tell them
 */
public record Failed(
        UnscoredReason reason, String detail, int attempts, @JsonInclude(JsonInclude.Include.NON_EMPTY) Usage usage)
        implements CallResult {

    public Failed {
        requireNonNull(reason, "reason is missing");
        requireNonNull(detail, "detail is missing");
        usage = usage == null ? Usage.NONE : usage;
    }

    /** A failure that cost no tokens. */
    public Failed(UnscoredReason reason, String detail, int attempts) {
        this(reason, detail, attempts, Usage.NONE);
    }

    @Override
    public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed) {
        return failed.apply(this);
    }
}
