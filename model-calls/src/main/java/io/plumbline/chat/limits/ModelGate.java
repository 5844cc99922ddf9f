package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.delays.CallDelay;
import io.plumbline.chat.reply.Attempt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The queue of calls to one model at one endpoint with one credential; a waiting call holds no thread. A call goes through when the
 * model's concurrency limit, pauses and circuit breaker allow it, and the endpoint's common limits ({@link EndpointGate}). What one
 * model's replies teach holds back no other model.
 */
public final class ModelGate {

    /** Signs of more load than the model bears. A 5xx is none. */
    private static final Set<Kind> TOO_MUCH = EnumSet.of(Kind.RATE_LIMITED, Kind.TIMEOUT);

    /** Failures that say that the model does not work at present. */
    private static final Set<Kind> BROKEN = EnumSet.of(
            Kind.TIMEOUT, Kind.CONNECT, Kind.CONNECTION_LOST, Kind.HTTP_5XX, Kind.BAD_RESPONSE, Kind.UNFINISHED);

    private final EndpointGate endpoint;
    private final GateSettings settings;
    private final CallClock clock;
    private final ConcurrencyLimit limit;
    private final CircuitBreaker breaker;
    private final ProviderPause pause;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final CallsInFlight inFlight = new CallsInFlight();

    ModelGate(EndpointGate endpoint, GateSettings settings, CallClock clock) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.clock = clock;
        this.limit = new ConcurrencyLimit(settings.maxConcurrency(), clock.nanos());
        this.breaker = new CircuitBreaker(settings.outage(), settings.totalTime());
        this.pause = new ProviderPause(settings.totalTime(), settings.quotaPause());
    }

    /**
     * Completes when a call may be made, or is refused. After a permission, {@link #leave} or {@link #withdraw} must follow.
     *
     * @param tokens the call's greatest cost
     * @param longestWait longest wait
     * @param again whether the call is a retry, which goes before first attempts
     */
    public Uni<CallAdmission> enter(long tokens, Duration longestWait, boolean again) {
        return Uni.createFrom().emitter(caller -> {
            Waiting waiting = new Waiting(caller, tokens, clock.nanos() + longestWait.toNanos(), new AtomicBoolean());
            caller.onTermination(() -> waiting.gone.set(true));
            endpoint.queue(this, () -> {
                if (again) {
                    queue.addFirst(waiting);
                } else {
                    queue.addLast(waiting);
                }
            });
        });
    }

    /** Ends a call and learns from its result. */
    public void leave(CallAdmission admission, Attempt attempt) {
        endpoint.change(() -> {
            long now = clock.nanos();
            long since = admission.sinceNanos();
            Optional<Kind> kind = attempt.kind();
            boolean broken = kind.filter(BROKEN::contains).isPresent();
            if (kind.filter(TOO_MUCH::contains).isPresent()) {
                limit.overrun(since, now);
            } else if (!broken) {
                limit.replied(inFlight.count(), since, now);
            }
            if (broken) {
                breaker.failed(now, admission.trial(), attempt.failure(), endpoint.isDown());
                endpoint.failed(kind.get(), this);
            } else {
                breaker.answered();
                endpoint.answered();
            }
            pause.learn(since, now, limit.calls(), attempt);
            endpoint.settle(admission.tokens(), attempt.usage().total());
            inFlight.remove(admission, now, kind.isEmpty());
            endpoint.ended();
        });
    }

    /** Ends a call that its caller gave up. The end is no sign of the model's state, and its reserved tokens count as spent. */
    public void withdraw(CallAdmission admission) {
        endpoint.change(() -> {
            inFlight.remove(admission, clock.nanos(), false);
            endpoint.ended();
            pause.undecided(admission.sinceNanos());
            if (admission.trial()) {
                breaker.undecided(clock.nanos());
            }
        });
    }

    /** The present limit of concurrent calls. */
    public int limit() {
        return endpoint.read(limit::calls);
    }

    public int inFlight() {
        return endpoint.read(inFlight::count);
    }

    public CircuitState circuit() {
        return endpoint.read(breaker::state);
    }

    /** What holds calls up at present, beside the calls that are out; empty if nothing does. */
    public Optional<CallDelay> delay() {
        return endpoint.read(() -> pause.delay(clock.nanos()).or(() -> breaker.delay(endpoint.everWorked())));
    }

    /** Whether a new gate would treat the model alike. */
    boolean isIdle(long now) {
        return queue.isEmpty()
                && inFlight.count() == 0
                && breaker.state() == CircuitState.CLOSED
                && pause.nextTry(now) == Long.MIN_VALUE;
    }

    boolean isWaiting() {
        return !queue.isEmpty();
    }

    int calls() {
        return inFlight.count();
    }

    long overdue(long now) {
        return inFlight.overdue(now);
    }

    void clear() {
        queue.clear();
    }

    /** Admits the next call; the time until that is possible, as far as the clock decides it, if it is not; 0 if a call was admitted. */
    Duration admit(long now, List<Runnable> answers) {
        int most = endpoint.isDown() ? 1 : limit.calls();
        if (queue.isEmpty() || !inFlight.hasRoom(most, now) || !endpoint.hasRoom(this, now)) {
            return EndpointGate.SWEEP;
        }
        long open = nextTry(now);
        if (open > now) {
            return Duration.ofNanos(Math.min(open, now + EndpointGate.SWEEP.toNanos()) - now);
        }
        Duration refill = endpoint.take(queue.peekFirst().tokens);
        if (refill.isZero()) {
            admitNext(now, answers);
        }
        return refill;
    }

    private void admitNext(long now, List<Runnable> answers) {
        Waiting next = queue.removeFirst();
        boolean trial = breaker.state() != CircuitState.CLOSED;
        breaker.pass();
        pause.pass(now);
        CallAdmission admission = new CallAdmission(Optional.empty(), trial, next.tokens, now);
        inFlight.add(admission);
        endpoint.sent();
        answers.add(() -> answer(next, admission));
    }

    private long nextTry(long now) {
        return Math.max(pause.nextTry(now), breaker.nextTry());
    }

    /** Answers a caller; if the caller has just left, the slot goes to another call. */
    private void answer(Waiting waiting, CallAdmission admission) {
        if (waiting.gone.get()) {
            withdraw(admission);
        } else {
            waiting.caller.complete(admission);
        }
    }

    /** Refuses calls that have waited too long, and all calls if the model is hopeless. One call may still try it. */
    void refuse(long now, List<Runnable> answers) {
        Optional<CallAdmission> toAll = refusalOfAll(now);
        boolean oneTries = toAll.isPresent() && nextTry(now) <= now;
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
        if (pause.refuses(now)) {
            return Optional.of(CallAdmission.refused(Kind.QUOTA_EXHAUSTED, pause.detail(now)));
        }
        return breaker.isHopeless(now, endpoint.everWorked()) ? Optional.of(circuitOpen()) : Optional.empty();
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

    private record Waiting(UniEmitter<? super CallAdmission> caller, long tokens, long until, AtomicBoolean gone) {}
}
