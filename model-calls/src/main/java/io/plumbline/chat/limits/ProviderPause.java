package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.delays.CallDelay;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.events.EndpointCondition.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pauses that the provider asks for. A single 429 delays only its own call. As many in a row as the limit of concurrent
 * calls, and at least four, stop all calls for as long as the provider asks, because further calls would be rejected too.
 *
 * <p>A used-up quota, and a Retry-After beyond a call's total time that three trials confirm, also refuse all calls at once.
 *
 * <p>No pause is believed to its end. One call at a time tries it, after a time that doubles with each rejection, and any reply lifts
 * it. Callers hold the gate's lock.
 */
final class ProviderPause {

    private static final int IN_A_ROW = 4;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_DEFAULT_PAUSE = Duration.ofSeconds(20);

    /** An exhausted limit is renewed bit by bit, so calls need not wait for its full renewal. */
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);

    private static final int CONFIRMATIONS = 3;

    /** The time before the first trial of a pause, and the longest time before a trial. */
    private enum Trials {
        OF_A_PAUSE(Duration.ofSeconds(10), Duration.ofMinutes(1)),
        OF_A_LONG_PAUSE(Duration.ofSeconds(1), Duration.ofMinutes(5)),
        OF_A_QUOTA(Duration.ofSeconds(30), Duration.ofMinutes(5));

        private final Duration first;
        private final Duration longest;

        Trials(Duration first, Duration longest) {
            this.first = first;
            this.longest = longest;
        }

        private Duration after(int rejections) {
            return shorter(first.multipliedBy(1L << Math.min(rejections, MOST_DOUBLINGS)), longest);
        }
    }

    private final Duration totalTime;
    private final Duration quotaPause;
    private int rejectedInARow;
    private int rejectedTrials;
    private long pausedAt = Long.MIN_VALUE;
    private long begunAt;
    private long until = Long.MIN_VALUE;
    private long nextTrial = Long.MIN_VALUE;
    private long trialSince = Long.MAX_VALUE;
    private boolean refusing;
    private String detail = "";

    ProviderPause(Duration totalTime, Duration quotaPause) {
        this.totalTime = totalTime;
        this.quotaPause = quotaPause;
    }

    /** The earliest time of the next call, on the gate's clock: the end of the present pause, or the time of the next trial. */
    long nextTry(long now) {
        if (until <= now) {
            return Long.MIN_VALUE;
        }
        return trialSince == Long.MAX_VALUE ? Math.min(until, nextTrial) : until;
    }

    /** Notes that a call goes out. Through a pause it is the trial. */
    void pass(long now) {
        trialSince = until > now ? now : Long.MAX_VALUE;
    }

    /** Notes that a call ended without a result. */
    void undecided(long startedAt) {
        trialSince = startedAt >= trialSince ? Long.MAX_VALUE : trialSince;
    }

    /** Whether calls need not wait for the end of the pause. */
    boolean refuses(long now) {
        return until > now && refusing;
    }

    /** The reason of the pause, for people. */
    String detail(long now) {
        return "paused for " + Duration.ofNanos(until - now).toSeconds() + " s more, and tried now and then; " + detail;
    }

    /** What holds calls up; empty without a pause. One call at a time tries the pause. */
    Optional<CallDelay> delay(long now) {
        return until <= now
                ? Optional.empty()
                : Optional.of(new CallDelay(
                        refusing ? Cause.QUOTA : Cause.RATE_LIMIT, detail, 1, begunAt, OptionalLong.of(until)));
    }

    /** Learns from the result of a call. */
    void learn(long startedAt, long now, int limit, Attempt attempt) {
        undecided(startedAt);
        Kind kind = attempt.kind().orElse(null);
        if (kind == null) {
            lift();
        }
        attempt.hints()
                .exhaustedFor()
                .ifPresent(renewal -> hold(now, shorter(renewal, LONGEST_RENEWAL), Trials.OF_A_PAUSE, startedAt));
        if (kind == Kind.QUOTA_EXHAUSTED) {
            refuse(attempt);
            hold(now, attempt.hints().retryAfter().orElse(quotaPause), Trials.OF_A_QUOTA, startedAt);
        } else if (kind == Kind.RATE_LIMITED && isBeyondTotalTime(attempt)) {
            hold(now, attempt.hints().retryAfter().orElseThrow(), Trials.OF_A_LONG_PAUSE, startedAt);
            if (rejectedTrials >= CONFIRMATIONS) {
                refuse(attempt);
            }
        } else if (kind != Kind.RATE_LIMITED) {
            rejectedInARow = 0;
        } else if (startedAt >= until || startedAt >= pausedAt) {
            rejected(startedAt, now, limit, attempt);
        }
    }

    private void rejected(long startedAt, long now, int limit, Attempt attempt) {
        if (++rejectedInARow >= Math.max(IN_A_ROW, limit) || until > now) {
            Duration pause = attempt.hints().retryAfter().orElseGet(this::defaultPause);
            hold(now, pause, Trials.OF_A_PAUSE, startedAt);
        }
    }

    private void lift() {
        until = Long.MIN_VALUE;
        rejectedTrials = 0;
        refusing = false;
    }

    private void refuse(Attempt attempt) {
        refusing = true;
        detail = attempt.failure().map(Failure::detail).orElse("");
    }

    private boolean isBeyondTotalTime(Attempt attempt) {
        return attempt.hints()
                .retryAfter()
                .filter(wait -> wait.compareTo(totalTime) > 0)
                .isPresent();
    }

    private Duration defaultPause() {
        Duration doubled = DEFAULT_PAUSE.multipliedBy(1L << Math.min(Math.max(0, rejectedInARow - IN_A_ROW), 5));
        return shorter(doubled, LONGEST_DEFAULT_PAUSE);
    }

    /** Pauses. Of the calls that were out together only the first one moves the next trial. */
    private void hold(long now, Duration wait, Trials trials, long startedAt) {
        boolean begins = until <= now;
        begunAt = begins ? now : begunAt;
        until = Math.max(until, now + wait.toNanos());
        if (begins || startedAt >= pausedAt) {
            rejectedTrials = begins ? Math.max(0, rejectedTrials) : rejectedTrials + 1;
            pausedAt = now;
            nextTrial = now + trials.after(rejectedTrials).toNanos();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
