package io.plumbline.chat.limits;

/**
 * How many calls at once an endpoint bears, learned as TCP learns it. It doubles with each round of replies until something is too
 * much, then halves; from there it comes back as fast to three quarters of where it was, and feels its way on by one a
 * round. Callers hold the gate's lock.
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

    /** A reply came; a limit that is not in use says nothing. */
    void replied(int inFlight) {
        if (inFlight * 2 >= calls()) {
            limit = Math.min(most, limit + (limit < careful ? 1 : 1 / limit));
        }
    }

    /** A call was too much; those that were out already when the limit was halved were let in by the old one and count no more. */
    void overrun(long startedAt, long now) {
        if (startedAt >= cutAt) {
            careful = limit * CARE_FROM;
            limit = Math.max(1, limit / 2);
            cutAt = now;
        }
    }
}
