package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.reply.Attempt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The queue of calls to one endpoint with one credential; a waiting call holds no thread. A call goes through when the
 * concurrency limit, the rate limits, the provider's pauses and the circuit breaker all allow it. The limit grows with replies
 * while it is in use. It halves at 429 and timeouts, but not at 5xx, which is no sign of load. Several samplers that do so reach
 * equal shares without messages between them (docs/adr/0004).
 */
public final class EndpointGate {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final GateSettings settings;
    private final RateCaps caps;
    private final CallClock clock;
    private final ConcurrencyLimit limit;
    private final CircuitBreaker breaker;
    private final ProviderPause pause;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final CallsInFlight inFlight = new CallsInFlight();
    private long nextLook = Long.MAX_VALUE;
    private boolean closed;

    public EndpointGate(GateSettings settings, RateCaps caps, CallClock clock) {
        this.settings = settings;
        this.caps = caps;
        this.clock = clock;
        this.limit = new ConcurrencyLimit(settings.maxConcurrency());
        this.breaker = new CircuitBreaker(settings.outage());
        this.pause = new ProviderPause(settings.totalTime(), settings.quotaPause());
    }

    /**
     * Completes when a call may be made, or is refused. After a permission, {@link #leave} or {@link #withdraw} must follow.
     *
     *
     * @param tokens the call's greatest cost
     * @param longestWait longest wait
     * @param again whether the call is a retry, which goes before first attempts
     */
    public Uni<CallAdmission> enter(long tokens, Duration longestWait, boolean again) {
        return Uni.createFrom().emitter(caller -> {
            synchronized (this) {
                if (closed) {
                    return;
                }
                Waiting waiting =
                        new Waiting(caller, tokens, clock.nanos() + longestWait.toNanos(), new AtomicBoolean());
                caller.onTermination(() -> waiting.gone.set(true));
                if (again) {
                    queue.addFirst(waiting);
                } else {
                    queue.addLast(waiting);
                }
            }
            look();
        });
    }

    /** Ends a call and learns from its result. */
    public void leave(CallAdmission admission, Attempt attempt) {
        synchronized (this) {
            Optional<Kind> kind = attempt.kind();
            boolean tooMuch = kind.filter(k -> k == Kind.RATE_LIMITED || k == Kind.TIMEOUT)
                    .isPresent();
            boolean broken = kind.filter(
                            k -> k == Kind.TIMEOUT || k == Kind.CONNECT || k == Kind.HTTP_5XX || k == Kind.BAD_RESPONSE)
                    .isPresent();
            if (tooMuch) {
                limit.overrun(admission.sinceNanos(), clock.nanos());
            } else if (!broken) {
                limit.replied(inFlight.count());
            }
            if (broken) {
                breaker.failed(clock.nanos(), admission.trial(), attempt.failure());
            } else {
                breaker.answered();
            }
            pause.learn(admission.sinceNanos(), clock.nanos(), limit.calls(), attempt);
            caps.settle(admission.tokens(), attempt.usage().total());
            inFlight.remove(admission, clock.nanos(), kind.isEmpty());
        }
        look();
    }

    /** Ends a call that its caller gave up. The end is no sign of the endpoint's state, and its reserved tokens count as spent. */
    public void withdraw(CallAdmission admission) {
        synchronized (this) {
            inFlight.remove(admission, clock.nanos(), false);
            if (admission.trial()) {
                breaker.undecided(clock.nanos());
            }
        }
        look();
    }

    /** Stops admissions. Waiting calls get no answer any more, because their callers are about to end. */
    public synchronized void close() {
        queue.clear();
        closed = true;
    }

    /** The present limit of concurrent calls. */
    public synchronized int limit() {
        return limit.calls();
    }

    public synchronized int inFlight() {
        return inFlight.count();
    }

    public synchronized CircuitState circuit() {
        return breaker.state();
    }

    /** Admits as many calls as it can. Callers are answered outside of the lock, because they may call again at once. */
    private void look() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (this) {
            long now = clock.nanos();
            refuse(now, answers);
            Duration wait = letIn(now, answers);
            if (!queue.isEmpty()) {
                lookAgain(now, wait.compareTo(SWEEP) < 0 ? wait : SWEEP);
            }
        }
        answers.forEach(Runnable::run);
    }

    /** The time until the next admission, as far as the clock decides it. */
    private Duration letIn(long now, List<Runnable> answers) {
        while (!queue.isEmpty() && inFlight.hasRoom(limit.calls(), now)) {
            long open = Math.max(pause.until(), breaker.nextTry());
            if (open > now) {
                return Duration.ofNanos(Math.min(open, now + SWEEP.toNanos()) - now);
            }
            Duration refill = caps.take(queue.peekFirst().tokens);
            if (!refill.isZero()) {
                return refill;
            }
            Waiting next = queue.removeFirst();
            boolean trial = breaker.state() != CircuitState.CLOSED;
            breaker.pass();
            CallAdmission admission = new CallAdmission(Optional.empty(), trial, next.tokens, now);
            inFlight.add(admission);
            answers.add(() -> answer(next, admission));
        }
        return SWEEP;
    }

    /** Answers a caller; if the caller has just left, the slot goes to another call. */
    private void answer(Waiting waiting, CallAdmission admission) {
        if (waiting.gone.get()) {
            withdraw(admission);
        } else {
            waiting.caller.complete(admission);
        }
    }

    /**
     * Refuses calls that have waited too long, and all calls if the endpoint is hopeless. One call may still try a hopeless
     * endpoint.
     */
    private void refuse(long now, List<Runnable> answers) {
        Optional<CallAdmission> toAll = refusalOfAll(now);
        boolean oneTries = toAll.isPresent() && !pause.isQuota(now) && breaker.nextTry() <= now;
        Iterator<Waiting> each = queue.iterator();
        while (each.hasNext()) {
            Waiting waiting = each.next();
            if (waiting.gone.get()) {
                each.remove();
            } else if (oneTries) {
                oneTries = false;
            } else if (toAll.isPresent() || waiting.until <= now) {
                CallAdmission refusal = toAll.orElseGet(this::waitedTooLong);
                each.remove();
                answers.add(() -> waiting.caller.complete(refusal));
            }
        }
    }

    private Optional<CallAdmission> refusalOfAll(long now) {
        if (pause.isQuota(now)) {
            return Optional.of(CallAdmission.refused(Kind.QUOTA_EXHAUSTED, pause.detail(now)));
        }
        return breaker.isHopeless(now) ? Optional.of(circuitOpen()) : Optional.empty();
    }

    private CallAdmission waitedTooLong() {
        return breaker.state() == CircuitState.CLOSED
                ? CallAdmission.refused(
                        Kind.RATE_LIMITED, settings.shown() + ": no slot within the total time of a call")
                : circuitOpen();
    }

    private CallAdmission circuitOpen() {
        return CallAdmission.refused(
                Kind.CIRCUIT_OPEN, "no calls go out while every one fails; " + breaker.lastDetail());
    }

    private void lookAgain(long now, Duration wait) {
        long moment = now + Math.max(wait.toNanos(), TimeUnit.MILLISECONDS.toNanos(1));
        if (moment < nextLook) {
            nextLook = moment;
            clock.after(Duration.ofNanos(moment - now), () -> {
                synchronized (this) {
                    nextLook = nextLook == moment ? Long.MAX_VALUE : nextLook;
                }
                look();
            });
        }
    }

    private record Waiting(UniEmitter<? super CallAdmission> caller, long tokens, long until, AtomicBoolean gone) {}
}
