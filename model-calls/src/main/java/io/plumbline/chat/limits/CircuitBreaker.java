package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * Stops calls to an endpoint that fails every time, and tries one now and then. Calls wait for it to come back, since an outage
 * of a minute is no reason to give up hundreds of answers; after the longer patience they fail at once. An endpoint that
 * has never worked since this process began is more likely mistyped than down, and gets less patience. Callers hold the gate's
 * lock.
 */
final class CircuitBreaker {

    private static final int FAILURES_TO_OPEN = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STRANGERS_PATIENCE = Duration.ofSeconds(15);

    private final Duration patience;
    private CircuitState state = CircuitState.CLOSED;
    private boolean everWorked;
    private int failures;
    private long failingSince;
    private long nextTry;
    private Duration pause = FIRST_PAUSE;
    private String lastWords = "";

    CircuitBreaker(Duration patience) {
        this.patience = patience;
    }

    CircuitState state() {
        return state;
    }

    /** When the next call may go out, as a time of the same clock; the least value for at once, the greatest while a trial is out. */
    long nextTry() {
        return switch (state) {
            case CLOSED -> Long.MIN_VALUE;
            case OPEN -> nextTry;
            case HALF_OPEN -> Long.MAX_VALUE;
        };
    }

    /** A call goes out; through an open circuit it is the trial. */
    void pass() {
        if (state == CircuitState.OPEN) {
            state = CircuitState.HALF_OPEN;
        }
    }

    /** Whether the endpoint has failed for longer than calls wait. */
    boolean isHopeless(long now) {
        return state != CircuitState.CLOSED
                && now - failingSince > (everWorked ? patience : shorter(patience, STRANGERS_PATIENCE)).toNanos();
    }

    /** What the latest failure says. */
    String lastWords() {
        return lastWords;
    }

    /** The endpoint answered, if only to refuse. */
    void answered() {
        everWorked = true;
        state = CircuitState.CLOSED;
        failures = 0;
        pause = FIRST_PAUSE;
    }

    /** A call failed by the endpoint's or the network's fault; a trial when the circuit was not closed when it began. */
    void failed(long now, boolean trial, Optional<Failure> failure) {
        lastWords = failure.map(Failure::detail).orElse(lastWords);
        failingSince = failures++ == 0 ? now : failingSince;
        if (trial) {
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            open(now);
        } else if (state == CircuitState.CLOSED && failures >= FAILURES_TO_OPEN) {
            open(now);
        }
    }

    /** A trial was given up before it could tell: another may be made at once. */
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
