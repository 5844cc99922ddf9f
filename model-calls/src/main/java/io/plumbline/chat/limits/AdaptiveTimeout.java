package io.plumbline.chat.limits;

import java.time.Duration;
import java.util.Arrays;

/**
 * The wait for one reply of one model. If one call in a hundred hangs at a provider that answers within a second, a wait of a
 * minute would hold most of the slots. So the wait is {@value #FACTOR} times the slowest of the latest replies, within limits,
 * and doubles each time that a call times out.
 */
public final class AdaptiveTimeout {

    private static final int FACTOR = 8;
    private static final int REMEMBERED = 64;
    private static final int ENOUGH = 16;
    private static final int MOST_DOUBLINGS = 10;

    private final Duration shortest;
    private final Duration longest;
    private final Duration[] latencies = new Duration[REMEMBERED];
    private long replies;

    public AdaptiveTimeout(Duration shortest, Duration longest) {
        this.shortest = shortest.compareTo(longest) < 0 ? shortest : longest;
        this.longest = longest;
        Arrays.fill(latencies, Duration.ZERO);
    }

    /** Learns the latency of a reply. */
    public synchronized void learn(Duration latency) {
        latencies[(int) (replies++ % REMEMBERED)] = latency;
    }

    /** The wait for the next attempt of a call that has timed out {@code timeouts} times. */
    public synchronized Duration next(int timeouts) {
        if (replies < ENOUGH) {
            return longest;
        }
        Duration usual = shortest;
        for (Duration latency : latencies) {
            usual = longer(usual, latency.multipliedBy(FACTOR));
        }
        Duration doubled = usual.multipliedBy(1L << Math.min(timeouts, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
