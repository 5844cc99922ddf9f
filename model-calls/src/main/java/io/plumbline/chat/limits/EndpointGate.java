package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.Attempt;
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
 * Where the calls to one endpoint with one credential wait their turn; waiting costs no thread. A call goes in when the
 * concurrency limit, the caps a minute, the provider's own pauses and the circuit breaker let it. The limit grows with
 * replies while it is in use, and halves at 429 and timeouts, but not at 5xx, which says nothing of load.
 * Several samplers that do so come to equal shares without talking to each other (docs/adr/0004).
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
     * Answers when a call may be made, in which case {@link #leave} must follow, or when it may not.
     *
     * @param tokens the call's greatest cost
     * @param patience how long it can wait
     * @param again whether it has been tried before and so goes ahead of those that have not
     */
    public Uni<CallAdmission> enter(long tokens, Duration patience, boolean again) {
        return Uni.createFrom().emitter(caller -> {
            synchronized (this) {
                if (closed) {
                    return;
                }
                Waiting waiting = new Waiting(caller, tokens, clock.nanos() + patience.toNanos(), new AtomicBoolean());
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

    /** The call is over. */
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

    /** The call is given up by its caller, which says nothing of the endpoint; what was reserved for it may have been spent. */
    public void withdraw(CallAdmission admission) {
        synchronized (this) {
            inFlight.remove(admission, clock.nanos(), false);
            if (admission.trial()) {
                breaker.undecided(clock.nanos());
            }
        }
        look();
    }

    /** From now on nobody is let in; whoever waits is answered no more, because its caller is about to end. */
    public synchronized void close() {
        queue.clear();
        closed = true;
    }

    /** Most calls at once, at present. */
    public synchronized int limit() {
        return limit.calls();
    }

    public synchronized int inFlight() {
        return inFlight.count();
    }

    public synchronized CircuitState circuit() {
        return breaker.state();
    }

    /** Lets in whom it can; answers are given outside of the lock, because the answered may come back at once. */
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

    /** How long until the next can be let in, as far as the clock decides it. */
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

    /** Whoever went away at the last moment leaves the place to others. */
    private void answer(Waiting waiting, CallAdmission admission) {
        if (waiting.gone.get()) {
            withdraw(admission);
        } else {
            waiting.caller.complete(admission);
        }
    }

    /** Sends away who has waited too long, and all where waiting is in vain; one may still try a hopeless endpoint. */
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
            return Optional.of(CallAdmission.refused(Kind.QUOTA_EXHAUSTED, pause.words(now)));
        }
        return breaker.isHopeless(now) ? Optional.of(circuitOpen()) : Optional.empty();
    }

    private CallAdmission waitedTooLong() {
        return breaker.state() == CircuitState.CLOSED
                ? CallAdmission.refused(Kind.RATE_LIMITED, settings.shown() + ": no turn within the total time of a call")
                : circuitOpen();
    }

    private CallAdmission circuitOpen() {
        return CallAdmission.refused(Kind.CIRCUIT_OPEN, "no calls go out while every one fails; " + breaker.lastWords());
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
