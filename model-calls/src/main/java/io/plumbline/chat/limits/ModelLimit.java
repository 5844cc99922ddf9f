package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.caps.RateCaps;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The queue of calls to one model for the limits of its registration; a waiting call holds no thread. */
public final class ModelLimit {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final CallAdmission NO_TURN = CallAdmission.refused(
            Kind.RATE_LIMITED, "the model's own limit a minute left no slot within a call's total time");

    private final RateCaps caps;
    private final CallClock clock;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final CallerAnswers callers = new CallerAnswers();
    private boolean willLook;

    public ModelLimit(RateCaps caps, CallClock clock) {
        this.caps = caps;
        this.clock = clock;
    }

    /**
     * Completes with empty when a request and its tokens are taken, in which case {@link #settle} must follow, or with the
     * refusal after the longest wait.
     *
     * @param tokens the call's greatest cost
     * @param longestWait longest wait
     * @param again whether the call is a retry, which goes before first attempts
     */
    public Uni<Optional<CallAdmission>> take(long tokens, Duration longestWait, boolean again) {
        return Uni.createFrom().emitter(caller -> {
            Waiting waiting = new Waiting(caller, tokens, clock.nanos() + longestWait.toNanos(), new AtomicBoolean());
            caller.onTermination(() -> waiting.gone.set(true));
            synchronized (this) {
                if (again) {
                    queue.addFirst(waiting);
                } else {
                    queue.addLast(waiting);
                }
            }
            look();
        });
    }

    /** Whether no call waits. */
    public synchronized boolean isIdle() {
        return queue.isEmpty();
    }

    /** Books a call's real cost in place of its reservation. */
    public void settle(long taken, long spent) {
        synchronized (this) {
            caps.settle(taken, spent);
        }
        look();
    }

    /** Lets as many calls through as it can. Callers are answered outside of the lock, because they may call again at once. */
    private void look() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (this) {
            long now = clock.nanos();
            queue.removeIf(waiting -> waiting.gone.get());
            queue.removeIf(waiting ->
                    waiting.until <= now && answers.add(() -> waiting.caller.complete(Optional.of(NO_TURN))));
            Duration wait = letThrough(answers);
            if (!queue.isEmpty() && !willLook) {
                lookAgain(wait);
            }
        }
        callers.run(answers);
    }

    /** The time until the next call can go through. */
    private Duration letThrough(List<Runnable> answers) {
        while (!queue.isEmpty()) {
            Duration wait = caps.take(queue.peekFirst().tokens);
            if (!wait.isZero()) {
                return wait;
            }
            Waiting next = queue.removeFirst();
            answers.add(() -> next.caller.complete(Optional.empty()));
        }
        return SWEEP;
    }

    private void lookAgain(Duration wait) {
        willLook = true;
        Duration bounded = wait.compareTo(SWEEP) > 0 ? SWEEP : wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        clock.after(bounded, () -> {
            synchronized (this) {
                willLook = false;
            }
            look();
        });
    }

    private record Waiting(
            UniEmitter<? super Optional<CallAdmission>> caller, long tokens, long until, AtomicBoolean gone) {}
}
