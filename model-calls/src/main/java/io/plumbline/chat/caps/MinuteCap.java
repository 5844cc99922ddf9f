package io.plumbline.chat.caps;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/**
 * A limit on requests or tokens a minute, of which this replica has a changing share.
 *
 * Of requests, a tenth may go out at once and nine tenths are refilled within a minute. So no minute has more requests than the
 * limit, and providers see no bursts, which they reject. Of tokens, all may be reserved at once, because most of a reservation
 * returns at the call's end. With less, calls would wait for other calls that spend little.
 */
final class MinuteCap {

    private final long perMinute;
    private final Bucket bucket;
    private final double atOnce;
    private final double refilled;
    private double share = 1;

    private MinuteCap(long perMinute, double atOnce, double refilled, CallClock clock) {
        this.perMinute = perMinute;
        this.atOnce = atOnce;
        this.refilled = refilled;
        this.bucket = Bucket.builder()
                .addLimit(configuration(share).getBandwidths()[0])
                .withCustomTimePrecision(meter(clock))
                .build();
    }

    static MinuteCap ofRequests(long perMinute, CallClock clock) {
        return new MinuteCap(perMinute, 0.1, 0.9, clock);
    }

    static MinuteCap ofTokens(long perMinute, CallClock clock) {
        return new MinuteCap(perMinute, 1, 1, clock);
    }

    /** Changes the share, above 0 up to 1. A smaller share keeps the present stock in proportion. */
    void resize(double newShare) {
        if (newShare != share) {
            bucket.replaceConfiguration(
                    configuration(newShare),
                    newShare < share ? TokensInheritanceStrategy.PROPORTIONALLY : TokensInheritanceStrategy.AS_IS);
            share = newShare;
        }
    }

    /** Nanoseconds until the amount is there, 0 if it is. An amount above the capacity waits for a full stock. */
    long nanosUntil(long amount) {
        return bucket.estimateAbilityToConsume(within(amount)).getNanosToWaitForRefill();
    }

    /** Takes the amount, even if the stock becomes negative. The debt is refilled before the next amount is available. */
    void take(long amount) {
        bucket.consumeIgnoringRateLimits(amount);
    }

    /** Returns an amount that was taken and not used. */
    void giveBack(long amount) {
        bucket.addTokens(amount);
    }

    private long within(long amount) {
        return Math.max(1, Math.min(amount, atOnce(share)));
    }

    private long atOnce(double part) {
        return Math.max(1, Math.round(perMinute * part * atOnce));
    }

    private BucketConfiguration configuration(double part) {
        Duration each = Duration.ofNanos(Math.max(1, Math.round(60e9 / (perMinute * part * refilled))));
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(atOnce(part)).refillGreedy(1, each))
                .build();
    }

    private static TimeMeter meter(CallClock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.nanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
