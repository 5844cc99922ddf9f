package io.plumbline.chat;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How many calls one endpoint and credential bear at once. Grows by one while all is well and the limit is in use, halves
 * when the provider says that it is too much; several samplers that do so converge to fair shares without talking to each
 * other (Chiu and Jain 1989). Waiting costs no thread.
 */
final class EndpointLimit {

    private static final int FIRST = 16;

    private final AIMDLimit limit;
    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int inFlight;

    EndpointLimit(int most) {
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(Math.min(FIRST, most))
                .minLimit(1)
                .maxLimit(most)
                .backoffRatio(0.5)
                .timeout(1, TimeUnit.HOURS)
                .build();
    }

    /** Completes when a call may be made; {@link #release} must follow. */
    Uni<Void> acquire() {
        return Uni.createFrom().emitter(caller -> {
            synchronized (this) {
                if (inFlight >= limit.getLimit()) {
                    waiting.add(caller);
                    return;
                }
                inFlight++;
            }
            caller.complete(null);
        });
    }

    /** A call is over. */
    void release(boolean tooMuch) {
        Deque<UniEmitter<? super Void>> next = new ArrayDeque<>();
        synchronized (this) {
            limit.onSample(0, 1, inFlight, tooMuch);
            inFlight--;
            while (inFlight < limit.getLimit() && !waiting.isEmpty()) {
                inFlight++;
                next.add(waiting.poll());
            }
        }
        next.forEach(caller -> caller.complete(null));
    }

    synchronized int current() {
        return limit.getLimit();
    }
}
