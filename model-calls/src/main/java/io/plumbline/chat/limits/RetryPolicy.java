package io.plumbline.chat.limits;

import io.plumbline.chat.protocol.Attempt;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when to try again: pauses double from the first to the longest, half of each left to chance so that callers
 * who failed together do not come back together.
 *
 * @param maxRetries further attempts, 0 or more
 * @param firstPause before the first of them
 * @param longestPause between two of them, where the provider names none
 */
public record RetryPolicy(int maxRetries, Duration firstPause, Duration longestPause) {

    private static final int MOST_DOUBLINGS = 20;

    public RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("max-retries must be at least 0, not " + maxRetries);
        }
    }

    /**
     * The pause before the next attempt; empty where none is worth making.
     *
     * @param last what came of the latest attempt
     * @param attempts made so far, at least 1
     * @param left of the call's total time
     * @param chance 0 to 1
     */
    public Optional<Duration> pause(Attempt last, int attempts, Duration left, double chance) {
        if (!last.passing() || attempts > maxRetries) {
            return Optional.empty();
        }
        Duration asked = last.hints().retryAfter().orElse(Duration.ZERO);
        Duration pause = asked.isZero() ? backOff(attempts, chance) : asked.plus(scaled(firstPause, chance));
        return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
    }

    /** The n-th pause where the provider names none. */
    Duration backOff(int n, double chance) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(n - 1, MOST_DOUBLINGS));
        Duration full = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return scaled(full, 0.5 + chance / 2);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
