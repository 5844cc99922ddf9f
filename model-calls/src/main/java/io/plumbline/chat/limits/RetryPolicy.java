package io.plumbline.chat.limits;

import io.plumbline.chat.reply.Attempt;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether and when to retry. Pauses double from the first to the longest. Half of each pause is random, so that calls
 * that failed together do not return together.
 *
 *
 * @param maxRetries most retries, 0 or more
 * @param firstPause before the first retry
 * @param longestPause between two attempts, unless the provider asks for a longer pause
 */
public record RetryPolicy(int maxRetries, Duration firstPause, Duration longestPause) {

    private static final int MOST_DOUBLINGS = 20;

    /** A proxy that retries by itself multiplies our attempts by its own. */
    private static final int RETRIES_BEHIND_RETRIES = 2;

    public RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("max-retries must be at least 0, not " + maxRetries);
        }
    }

    /**
     * The pause before the next attempt; empty if another attempt is useless or has no time left.
     *
     *
     * @param last the latest attempt
     * @param attempts attempts so far, at least 1
     * @param alike attempts so far that failed in the latest one's way, at least 1
     * @param left rest of the call's total time
     * @param chance a random number, 0 to 1
     */
    public Optional<Duration> pause(Attempt last, int attempts, int alike, Duration left, double chance) {
        int most = last.hints().retriesItself() ? Math.min(maxRetries, RETRIES_BEHIND_RETRIES) : maxRetries;
        if (alike >= last.repeat().mostAttempts() || attempts > most) {
            return Optional.empty();
        }
        // A wait beyond the call's end may be wrong: the gate holds the model's calls and tries it now and then.
        Duration asked = last.hints()
                .retryAfter()
                .filter(wait -> wait.compareTo(left) < 0)
                .orElse(Duration.ZERO);
        Duration pause = asked.isZero() ? backOff(attempts, chance) : asked.plus(scaled(firstPause, chance));
        return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
    }

    /** The n-th pause if the provider asks for none. */
    Duration backOff(int n, double chance) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(n - 1, MOST_DOUBLINGS));
        Duration full = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return scaled(full, 0.5 + chance / 2);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
