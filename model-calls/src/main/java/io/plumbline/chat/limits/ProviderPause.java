package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.reply.Attempt;
import java.time.Duration;

/**
 * The pauses that the provider asks for. A single 429 delays only its own call. As many in a row as the limit of concurrent
 * calls, and at least four, stop all calls for as long as the provider asks, because further calls would be rejected too. A
 * used-up quota, and a Retry-After beyond a call's total time, stop all calls and refuse each at once. Callers hold the gate's
 * lock.
 */
final class ProviderPause {

    private static final int IN_A_ROW = 4;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_DEFAULT_PAUSE = Duration.ofSeconds(20);

    /** An exhausted limit is renewed bit by bit, so calls need not wait for its full renewal. */
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);

    private final Duration totalTime;
    private final Duration quotaPause;
    private int rejectedInARow;
    private long until;
    private long quotaUntil;
    private String quotaDetail = "";

    ProviderPause(Duration totalTime, Duration quotaPause) {
        this.totalTime = totalTime;
        this.quotaPause = quotaPause;
        this.until = Long.MIN_VALUE;
        this.quotaUntil = Long.MIN_VALUE;
    }

    /** The end of the present pause, on the gate's clock. */
    long until() {
        return until;
    }

    /** Whether a pause is longer than calls can wait. */
    boolean isQuota(long now) {
        return quotaUntil > now;
    }

    /** The reason of that pause, for people. */
    String detail(long now) {
        return "paused for " + Duration.ofNanos(quotaUntil - now).toSeconds() + " s more; " + quotaDetail;
    }

    /** Learns from the result of a call. */
    void learn(long startedAt, long now, int limit, Attempt attempt) {
        attempt.hints()
                .exhaustedFor()
                .ifPresent(renewal -> hold(now, renewal.compareTo(LONGEST_RENEWAL) < 0 ? renewal : LONGEST_RENEWAL));
        Kind kind = attempt.kind().orElse(null);
        if (kind == Kind.QUOTA_EXHAUSTED || (kind == Kind.RATE_LIMITED && isBeyondTotalTime(attempt))) {
            quotaUntil = now + attempt.hints().retryAfter().orElse(quotaPause).toNanos();
            quotaDetail = attempt.failure().map(Failure::detail).orElse("");
        } else if (kind != Kind.RATE_LIMITED) {
            rejectedInARow = 0;
        } else if (startedAt >= until && ++rejectedInARow >= Math.max(IN_A_ROW, limit)) {
            hold(now, attempt.hints().retryAfter().orElseGet(this::defaultPause));
        }
    }

    private boolean isBeyondTotalTime(Attempt attempt) {
        return attempt.hints()
                .retryAfter()
                .filter(wait -> wait.compareTo(totalTime) > 0)
                .isPresent();
    }

    private Duration defaultPause() {
        Duration doubled = DEFAULT_PAUSE.multipliedBy(1L << Math.min(Math.max(0, rejectedInARow - IN_A_ROW), 5));
        return doubled.compareTo(LONGEST_DEFAULT_PAUSE) < 0 ? doubled : LONGEST_DEFAULT_PAUSE;
    }

    private void hold(long now, Duration wait) {
        until = Math.max(until, now + wait.toNanos());
    }
}
