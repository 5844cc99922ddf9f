package io.plumbline.chat.call;

import io.plumbline.chat.http.ReplyDeadline;
import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.limits.ReplyWait;
import java.time.Duration;

/**
 * The deadline of one attempt. A late reply is waited for as long as the attempt can be queued behind others, and not longer than its
 * call lasts.
 *
 * @param model the model's waits
 * @param bounds of this attempt's wait
 * @param startedAt the attempt's start, on the clock of the calls
 */
record LateReply(AdaptiveTimeout model, ReplyWait bounds, long startedAt) implements ReplyDeadline {

    private static final int DECISIONS = 4;
    private static final Duration LEAST = Duration.ofMillis(50);

    @Override
    public Duration first() {
        return bounds.usual();
    }

    @Override
    public Duration more(Duration waited) {
        Duration left = bounds.longest().minus(waited);
        if (left.isNegative() || left.isZero() || model.isLost(startedAt)) {
            return Duration.ZERO;
        }
        Duration step = bounds.usual().dividedBy(DECISIONS);
        Duration next = step.compareTo(LEAST) > 0 ? step : LEAST;
        return next.compareTo(left) < 0 ? next : left;
    }
}
