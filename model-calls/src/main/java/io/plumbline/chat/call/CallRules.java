package io.plumbline.chat.call;

import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.limits.RetryPolicy;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * The rules of all calls.
 *
 *
 * @param retries whether and when to retry
 * @param totalTime longest time from a call's first attempt to its end
 * @param clock time and timers
 */
record CallRules(RetryPolicy retries, Duration totalTime, CallClock clock) {

    /** Completes after this time. */
    Uni<Void> pause(Duration length) {
        return Uni.createFrom().emitter(waiting -> clock.after(length, () -> waiting.complete(null)));
    }
}
