package io.plumbline.chat.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/**
 * So many a minute, of which this replica has a share that changes.
 *
 * <p>Of requests a tenth may go out at once and nine tenths are refilled within a minute, so that no minute sees more than the
 * cap; providers reject bursts. Of tokens the whole may be reserved at once, since most of a reservation comes back when the
 * call is over: with less, calls would wait for others that spend little.
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

    /** From now on the share is this, above 0 up to 1. What is there is kept in proportion where it shrinks. */
    void resize(double newShare) {
        if (newShare != share) {
            bucket.replaceConfiguration(
                    configuration(newShare),
                    newShare < share ? TokensInheritanceStrategy.PROPORTIONALLY : TokensInheritanceStrategy.AS_IS);
            share = newShare;
        }
    }

    /** How long until so much is there, 0 where it is; what is more than can ever be there waits for all there can be. */
    long nanosUntil(long amount) {
        return bucket.estimateAbilityToConsume(within(amount)).getNanosToWaitForRefill();
    }

    /** Takes what is there; what it leaves owing is paid before anybody else gets anything. */
    void take(long amount) {
        bucket.consumeIgnoringRateLimits(amount);
    }

    /** Gives back what was taken and not used. */
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
