package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.delays.TimeoutStreak;
import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.protocol.Dialect;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Traits of a model at an endpoint that its replies have taught: the usual latency, its timeouts, and the variant of request that it
 * accepts.
 */
final class ModelTraits {

    private static final Duration OF_LATE = Duration.ofSeconds(10);

    /**
     * A variant of requests that refusals have taught.
     *
     * @param dialect the variant
     * @param sinceNanos when the newest refusal taught it, by the clock of calls
     */
    record LearntDialect(Dialect dialect, long sinceNanos) {}

    private final AdaptiveTimeout timeout;
    private final TimeoutStreak timeouts = new TimeoutStreak();
    private final AtomicInteger callers = new AtomicInteger();
    private final CallClock clock;
    private volatile long latestEnd;
    private final AtomicReference<LearntDialect> dialect = new AtomicReference<>(new LearntDialect(Dialect.COMMON, 0));

    ModelTraits(AdaptiveTimeout timeout, CallClock clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.latestEnd = clock.nanos();
    }

    AdaptiveTimeout timeout() {
        return timeout;
    }

    TimeoutStreak timeouts() {
        return timeouts;
    }

    /** The call, counted until its end. */
    Uni<ChatResult> counted(Uni<ChatResult> call) {
        return call.onSubscription()
                .invoke(callers::incrementAndGet)
                .onTermination()
                .invoke(this::ended);
    }

    private void ended() {
        latestEnd = clock.nanos();
        callers.decrementAndGet();
    }

    /**
     * Whether a caller waits for a reply, a slot or a further attempt, or did so of late: calls that are refused at once end before the
     * next ones come.
     */
    boolean isCalled() {
        return callers.get() > 0 || clock.nanos() - latestEnd < OF_LATE.toNanos();
    }

    Dialect dialect() {
        return dialect.get().dialect();
    }

    /** What was learnt about the variant; empty if the model takes usual requests. */
    Optional<LearntDialect> learnt() {
        return Optional.of(dialect.get()).filter(known -> !known.dialect().equals(Dialect.COMMON));
    }

    /**
     * Keeps the variant that the provider asked for, unless another call has already learnt one.
     *
     * @return whether it is new
     */
    boolean learn(Dialect rejected, Dialect asked) {
        LearntDialect known = dialect.get();
        return known.dialect().equals(rejected)
                && dialect.compareAndSet(known, new LearntDialect(asked, clock.nanos()));
    }
}
