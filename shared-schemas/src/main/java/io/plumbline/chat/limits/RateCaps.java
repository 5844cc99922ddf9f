package io.plumbline.chat.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a provider is known to allow a minute. Tokens are reserved before a call at the most it can cost, and what it did not
 * cost is given back.
 */
public final class RateCaps {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Optional<Bucket> requests;
    private final Optional<Bucket> tokens;
    private final long tokensPerMinute;

    public RateCaps(OptionalLong requestsPerMinute, OptionalLong tokensPerMinute, Timing timing) {
        this.requests = bucket(requestsPerMinute, timing);
        this.tokens = bucket(tokensPerMinute, timing);
        this.tokensPerMinute = tokensPerMinute.orElse(Long.MAX_VALUE);
    }

    /** Takes a request and its tokens and returns 0, or takes nothing and returns how long to wait. */
    Duration take(long cost) {
        long tokenCost = within(cost);
        long wait = Math.max(
                requests.map(bucket -> nanosUntil(bucket, 1)).orElse(0L),
                tokens.map(bucket -> nanosUntil(bucket, tokenCost)).orElse(0L));
        if (wait == 0) {
            requests.ifPresent(bucket -> bucket.tryConsume(1));
            tokens.ifPresent(bucket -> bucket.tryConsume(tokenCost));
        }
        return Duration.ofNanos(wait);
    }

    /** Books what a call did cost in place of what was reserved for it. */
    void settle(long reserved, long spent) {
        long unspent = within(reserved) - spent;
        if (unspent > 0) {
            tokens.ifPresent(bucket -> bucket.addTokens(unspent));
        } else if (unspent < 0) {
            tokens.ifPresent(bucket -> bucket.consumeIgnoringRateLimits(-unspent));
        }
    }

    /** A call that costs more than a minute's tokens has to be let through some time: it waits for the full minute. */
    private long within(long cost) {
        return Math.max(1, Math.min(cost, tokensPerMinute));
    }

    private static long nanosUntil(Bucket bucket, long amount) {
        return bucket.estimateAbilityToConsume(amount).getNanosToWaitForRefill();
    }

    private static Optional<Bucket> bucket(OptionalLong perMinute, Timing timing) {
        return perMinute.isEmpty()
                ? Optional.empty()
                : Optional.of(Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(perMinute.getAsLong()).refillGreedy(perMinute.getAsLong(), MINUTE))
                        .withCustomTimePrecision(meter(timing))
                        .build());
    }

    private static TimeMeter meter(Timing timing) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return timing.nanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
