package io.plumbline.chat.delays;

import io.plumbline.events.EndpointCondition.Cause;
import java.util.OptionalLong;

/**
 * What holds up the calls to a model at present.
 *
 * @param cause why calls wait
 * @param detail the latest failure in words, at most 300 characters; empty if there is none
 * @param callsAtOnce most calls that go out at once for now
 * @param sinceNanos when it began, on the gate's clock
 * @param untilNanos end of a pause, or the time from which waiting calls fail, on the gate's clock; empty if neither is known
 */
public record CallDelay(Cause cause, String detail, int callsAtOnce, long sinceNanos, OptionalLong untilNanos) {

    /** The same delay by another cause. */
    public CallDelay by(Cause other) {
        return new CallDelay(other, detail, callsAtOnce, sinceNanos, untilNanos);
    }
}
