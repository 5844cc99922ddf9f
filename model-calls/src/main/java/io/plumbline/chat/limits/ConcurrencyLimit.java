package io.plumbline.chat.limits;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.AverageSampleWindowFactory;
import java.util.concurrent.TimeUnit;

/**
 * The number of concurrent calls that a model bears. It is the smaller one of two limits.
 *
 * <p>The first is learned as TCP learns its window. It doubles with each round of replies until an overload, then halves. It
 * returns as fast to three quarters of the limit before the overload, and then grows by one a round.
 *
 * <p>The second follows latency by the rule Gradient2: it shrinks while replies take more than twice as long as they did on average,
 * because they then wait in a queue of the provider. It averages at least ten replies, because answers differ in length.
 *
 * <p>Callers hold the gate's lock.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5681">RFC 5681</a>
 * @see <a href="https://github.com/Netflix/concurrency-limits">Netflix, concurrency-limits</a>
 */
final class ConcurrencyLimit {

    private static final double FIRST = 16;
    private static final double CARE_FROM = 0.75;
    private static final int LEAST_BY_LATENCY = 4;
    private static final double TOLERANCE = 2;

    /** The latest average decides alone: a round of replies takes seconds, and a smoothed limit would follow a minute later. */
    private static final double SMOOTHING = 1;

    /** Averages behind the long average: a provider that stays slower is taken as it is after some twenty averages. */
    private static final int LONG_AVERAGE = 100;

    private static final int AVERAGED = 10;
    private static final long SHORTEST_WINDOW_MS = 100;

    private final double most;
    private final Limit byLatency;
    private final long bornAt;
    private double limit;
    private double careful;
    private long cutAt = Long.MIN_VALUE;

    ConcurrencyLimit(int most, long now) {
        this.most = most;
        this.bornAt = now;
        this.limit = Math.min(FIRST, most);
        this.careful = most;
        this.byLatency = WindowedLimit.newBuilder()
                .minWindowTime(SHORTEST_WINDOW_MS, TimeUnit.MILLISECONDS)
                .maxWindowTime(SHORTEST_WINDOW_MS, TimeUnit.MILLISECONDS)
                .windowSize(AVERAGED)
                .sampleWindowFactory(AverageSampleWindowFactory.create())
                .build(Gradient2Limit.newBuilder()
                        .initialLimit(most)
                        .minLimit(Math.min(LEAST_BY_LATENCY, most))
                        .maxConcurrency(most)
                        .rttTolerance(TOLERANCE)
                        .smoothing(SMOOTHING)
                        .longWindow(LONG_AVERAGE)
                        .queueSizeFunction(calls -> (int) Math.max(LEAST_BY_LATENCY, Math.sqrt(calls)))
                        .build());
    }

    int calls() {
        return (int) Math.min(limit, byLatency.getLimit());
    }

    /** Notes a reply. A reply raises the first limit only while at least half of the limit is in use. */
    void replied(int inFlight, long startedAt, long now) {
        byLatency.onSample(startedAt - bornAt, now - startedAt, inFlight, false);
        if (inFlight * 2 >= calls()) {
            limit = Math.min(most, limit + (limit < careful ? 1 : 1 / limit));
        }
    }

    /** Notes an overload. Calls that started before the latest cut do not count, because the earlier limit admitted them. */
    void overrun(long startedAt, long now) {
        if (startedAt >= cutAt) {
            careful = limit * CARE_FROM;
            limit = Math.max(1, limit / 2);
            cutAt = now;
        }
    }
}
