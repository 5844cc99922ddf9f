package io.plumbline.chat.limits;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The wait for one reply of one model. If one call in a hundred hangs at a provider that answers within a second, a wait of a
 * minute for each would delay its prompts by minutes. So a reply is late after {@value #FACTOR} times the slowest of the latest
 * replies.
 *
 * <p>A late call is given up only if it is lost. It is lost if {@value #OVERTAKING} calls that began after it were answered, or if no
 * other call is out; a call that waits with others in a queue is not. This is how TCP tells a lost packet from a delayed one
 * (RFC 8985).
 *
 * <p>The longest wait doubles if a call has waited for all of it, because the next attempt would end alike.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8985">RFC 8985</a>
 */
public final class AdaptiveTimeout {

    private static final int FACTOR = 8;
    private static final int REMEMBERED = 64;
    private static final int ENOUGH = 16;
    private static final int MOST_DOUBLINGS = 10;
    private static final int OVERTAKING = 3;

    private final Duration shortest;
    private final Duration first;
    private final Duration longest;
    private final Duration[] latencies = new Duration[REMEMBERED];
    private final long[] starts = new long[REMEMBERED];
    private Duration bound;
    private long replies;
    private int out;

    /**
     * The wait for an unknown model.
     *
     * @param shortest no reply is late before this time
     * @param first the longest wait at first, above 0
     * @param longest the longest wait that the first one may grow to
     */
    public AdaptiveTimeout(Duration shortest, Duration first, Duration longest) {
        this.shortest = shorter(shortest, first);
        this.first = first;
        this.longest = longer(first, longest);
        this.bound = first;
        Arrays.fill(latencies, Duration.ZERO);
        Arrays.fill(starts, Long.MIN_VALUE);
    }

    /** Notes that a call goes out. */
    public synchronized void begin() {
        out++;
    }

    /** Notes that a call is over, whatever came of it. */
    public synchronized void end() {
        out--;
    }

    /**
     * Learns from a reply.
     *
     * @param startedAt the start of its call, on the clock of {@link #isLost}
     */
    public synchronized void learn(long startedAt, Duration latency) {
        int place = (int) (replies++ % REMEMBERED);
        latencies[place] = latency;
        starts[place] = startedAt;
        if (replies >= REMEMBERED && usual().compareTo(first) < 0) {
            bound = first;
        }
    }

    /**
     * Learns that a call was given up after so long a wait. Of the calls that were out together only the first one counts.
     *
     * @return the new longest wait, if it is longer now
     */
    public synchronized Optional<Duration> timedOut(Duration waited) {
        if (waited.compareTo(bound) < 0 || bound.compareTo(longest) >= 0) {
            return Optional.empty();
        }
        bound = shorter(longest, bound.multipliedBy(2));
        return Optional.of(bound);
    }

    /** The wait for the next attempt of a call that has timed out {@code timeouts} times. */
    public synchronized ReplyWait next(int timeouts) {
        if (replies < ENOUGH) {
            return new ReplyWait(bound, bound);
        }
        Duration usual = usual();
        Duration most = shorter(longest, longer(bound, usual));
        Duration doubled = usual.multipliedBy(1L << Math.min(timeouts, MOST_DOUBLINGS));
        return new ReplyWait(shorter(doubled, most), most);
    }

    /** Whether a late call that started then will not be answered. */
    public synchronized boolean isLost(long startedAt) {
        long overtaking = Arrays.stream(starts)
                .filter(start -> start > startedAt)
                .limit(OVERTAKING)
                .count();
        return overtaking == OVERTAKING || out <= 1;
    }

    private Duration usual() {
        Duration usual = shortest;
        for (Duration latency : latencies) {
            usual = longer(usual, latency.multipliedBy(FACTOR));
        }
        return usual;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
