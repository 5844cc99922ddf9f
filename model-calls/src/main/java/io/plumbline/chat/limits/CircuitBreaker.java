package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.delays.CallDelay;
import io.plumbline.events.EndpointCondition.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stops calls to a model that fails every time, and lets a trial call through now and then. Calls wait for the model's return,
 * because an outage of a minute must not cost hundreds of answers. After the longer wait they fail at once. A model at an endpoint
 * that has never worked since this process started is probably mistyped, and gets a shorter wait. If its calls time out, it is not
 * mistyped but slow: the wait for a reply still grows, and calls wait for their whole total time. Callers hold the gate's lock.
 */
final class CircuitBreaker {

    private static final int FAILURES_TO_OPEN = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration OUTAGE_IF_NEVER_WORKED = Duration.ofSeconds(15);

    private final Duration outage;
    private final Duration totalTime;
    private CircuitState state = CircuitState.CLOSED;
    private boolean everWorked;
    private int failures;
    private long failingSince;
    private long nextTry;
    private Duration pause = FIRST_PAUSE;
    private boolean timesOut;
    private String lastDetail = "";

    /**
     * A closed circuit.
     *
     * @param outage longest wait of calls for a model that fails every call
     * @param totalTime longest total time of a call
     */
    CircuitBreaker(Duration outage, Duration totalTime) {
        this.outage = outage;
        this.totalTime = totalTime;
    }

    CircuitState state() {
        return state;
    }

    /**
     * The earliest time of the next call, on the caller's clock: the least value for at once, the greatest while a trial is out.
     */
    long nextTry() {
        return switch (state) {
            case CLOSED -> Long.MIN_VALUE;
            case OPEN -> nextTry;
            case HALF_OPEN -> Long.MAX_VALUE;
        };
    }

    /** Notes that a call goes out. Through an open circuit it is the trial. */
    void pass() {
        if (state == CircuitState.OPEN) {
            state = CircuitState.HALF_OPEN;
        }
    }

    /** Whether the model has failed for longer than calls wait. */
    boolean isHopeless(long now, boolean endpointWorked) {
        return state != CircuitState.CLOSED && now > hopelessFrom(endpointWorked);
    }

    /** What holds calls up; empty if the circuit is closed. */
    Optional<CallDelay> delay(boolean endpointWorked) {
        return state == CircuitState.CLOSED
                ? Optional.empty()
                : Optional.of(new CallDelay(
                        Cause.FAILURES, lastDetail, 1, failingSince, OptionalLong.of(hopelessFrom(endpointWorked))));
    }

    private long hopelessFrom(boolean endpointWorked) {
        return failingSince + longestWait(everWorked || endpointWorked).toNanos();
    }

    private Duration longestWait(boolean worked) {
        if (worked) {
            return outage;
        }
        return timesOut ? totalTime : shorter(outage, OUTAGE_IF_NEVER_WORKED);
    }

    /** The detail of the latest failure. */
    String lastDetail() {
        return lastDetail;
    }

    /** Notes that the model answered. A refusal is an answer too. */
    void answered() {
        everWorked = true;
        state = CircuitState.CLOSED;
        failures = 0;
        pause = FIRST_PAUSE;
    }

    /**
     * Notes a failure of the model or the network.
     *
     * @param trial whether the call tried an open circuit
     * @param endpointDown whether the endpoint seems to be down, so that one failure is enough
     */
    void failed(long now, boolean trial, Optional<Failure> failure, boolean endpointDown) {
        lastDetail = failure.map(Failure::detail).orElse(lastDetail);
        timesOut = failure.filter(latest -> latest.kind() == Kind.TIMEOUT).isPresent();
        failingSince = failures++ == 0 ? now : failingSince;
        if (trial) {
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            open(now);
        } else if (state == CircuitState.CLOSED && (endpointDown || failures >= FAILURES_TO_OPEN)) {
            open(now);
        }
    }

    /** Notes that a trial was given up without a result, so that another trial may follow at once. */
    void undecided(long now) {
        if (state == CircuitState.HALF_OPEN) {
            state = CircuitState.OPEN;
            nextTry = now;
        }
    }

    private void open(long now) {
        state = CircuitState.OPEN;
        nextTry = now + pause.toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
