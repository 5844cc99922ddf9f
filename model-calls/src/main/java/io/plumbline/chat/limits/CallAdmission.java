package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.protocol.SafeText;
import java.util.Optional;

/**
 * What the gate says to a call.
 *
 * @param refusal why it may not be made; empty where it may
 * @param trial whether it tries an endpoint that has been failing
 * @param tokens reserved for it
 * @param sinceNanos when it was let in
 */
public record CallAdmission(Optional<Failure> refusal, boolean trial, long tokens, long sinceNanos) {

    static CallAdmission refused(Failure.Kind kind, String detail) {
        return new CallAdmission(Optional.of(new Failure(kind, SafeText.oneLine(detail, 300), 0)), false, 0, 0);
    }
}
