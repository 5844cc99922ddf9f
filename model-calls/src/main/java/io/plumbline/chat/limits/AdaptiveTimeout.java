package io.plumbline.chat.limits;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long to wait for one reply of one model. A provider that answers within a second does not need a minute's patience:
 * where one call in a hundred hangs, waiting the full minute for it would hold most of the slots. So the wait is
 * {@value #FACTOR} times the slowest of the latest replies, within bounds, and doubles each time a call times out.
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

    /** A reply took so long. */
    public synchronized void learn(Duration latency) {
        latencies[(int) (replies++ % REMEMBERED)] = latency;
    }

    /** How long the next attempt of a call may take that has timed out so many times. */
    public synchronized Duration timeout(int timeouts) {
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
