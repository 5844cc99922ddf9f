package io.plumbline.chat.limits;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The calls that are out. A call that takes four times as long as usual is probably lost and stops counting against the limit.
 * Without this rule a single lost call blocks its endpoint whenever the limit is 1. At most as many lost calls as the limit are
 * overlooked, so that an endpoint that loses every call is not flooded. Callers hold the gate's lock.
 */
final class CallsInFlight {

    private static final int OVERDUE_FACTOR = 4;
    private static final double LEAST_OVERDUE_NANOS = 1e9;

    /** Weight of the latest reply in the running mean, 0 to 1. */
    private static final double WEIGHT = 0.1;

    private final Set<CallAdmission> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    private double usualNanos = Double.POSITIVE_INFINITY;

    int count() {
        return calls.size();
    }

    /** Whether the limit has room for one more call. */
    boolean hasRoom(int limit, long now) {
        return calls.size() < limit || calls.size() - Math.min(overdue(now), limit) < limit;
    }

    /** The calls that are probably lost. */
    long overdue(long now) {
        long overdueNanos = (long) Math.max(LEAST_OVERDUE_NANOS, usualNanos * OVERDUE_FACTOR);
        return calls.stream()
                .filter(call -> now - call.sinceNanos() > overdueNanos)
                .count();
    }

    void add(CallAdmission call) {
        calls.add(call);
    }

    /** Removes a call; the latency of a reply updates the mean. */
    void remove(CallAdmission call, long now, boolean replied) {
        calls.remove(call);
        if (replied) {
            double nanos = (double) (now - call.sinceNanos());
            usualNanos = Double.isInfinite(usualNanos) ? nanos : usualNanos + WEIGHT * (nanos - usualNanos);
        }
    }
}
