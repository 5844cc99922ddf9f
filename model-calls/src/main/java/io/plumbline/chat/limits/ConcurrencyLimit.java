package io.plumbline.chat.limits;

/**
 * The number of concurrent calls that an endpoint bears, learned as TCP learns its window. The limit doubles with each round of
 * replies until an overload, then halves. It returns as fast to three quarters of the limit before the overload, and then grows
 * by one a round. Callers hold the gate's lock.
 *
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5681">RFC 5681</a>
 */
final class ConcurrencyLimit {

    private static final double FIRST = 16;
    private static final double CARE_FROM = 0.75;

    private final double most;
    private double limit;
    private double careful;
    private long cutAt = Long.MIN_VALUE;

    ConcurrencyLimit(int most) {
        this.most = most;
        this.limit = Math.min(FIRST, most);
        this.careful = most;
    }

    int calls() {
        return (int) limit;
    }

    /** Notes a reply. A reply raises the limit only while at least half of the limit is in use. */
    void replied(int inFlight) {
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
