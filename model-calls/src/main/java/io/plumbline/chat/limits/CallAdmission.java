package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.protocol.SafeText;
import java.util.Optional;

/**
 * The gate's decision on a call.
 *
 *
 * @param refusal the reason why the call may not be made; empty if it may
 * @param trial whether the call tries an endpoint that has failed
 * @param tokens reserved for the call
 * @param sinceNanos the time of the decision, on the gate's clock
 */
public record CallAdmission(Optional<Failure> refusal, boolean trial, long tokens, long sinceNanos) {

    /** The refusal of a call, with its reason in words. */
    public static CallAdmission refused(Failure.Kind kind, String detail) {
        return new CallAdmission(Optional.of(new Failure(kind, SafeText.oneLine(detail, 300), 0)), false, 0, 0);
    }
}
