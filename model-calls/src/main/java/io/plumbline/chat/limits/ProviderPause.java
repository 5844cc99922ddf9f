package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.Attempt;
import java.time.Duration;

/**
 * When the provider itself wants no calls. One 429 only sends its own call away for a while; as many in a row as may be out at
 * once, and at least four, stop all calls for as long as the provider asks, since more would be rejected as well. A used-up quota, and a Retry-After beyond what a
 * call can wait, stop all calls and are told to each. Callers hold the gate's lock.
 */
final class ProviderPause {

    private static final int IN_A_ROW = 4;
    private static final Duration UNSAID = Duration.ofSeconds(1);
    private static final Duration LONGEST_UNSAID = Duration.ofSeconds(20);

    /** A limit with nothing left is renewed bit by bit: the moment of full renewal need not be waited for. */
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);

    private final Duration totalTime;
    private final Duration quotaPause;
    private int rejectedInARow;
    private long until;
    private long quotaUntil;
    private String quotaWords = "";

    ProviderPause(Duration totalTime, Duration quotaPause) {
        this.totalTime = totalTime;
        this.quotaPause = quotaPause;
        this.until = Long.MIN_VALUE;
        this.quotaUntil = Long.MIN_VALUE;
    }

    /** Until when no call goes out. */
    long until() {
        return until;
    }

    /** Whether waiting is in vain. */
    boolean isQuota(long now) {
        return quotaUntil > now;
    }

    /** Why it is in vain. */
    String words(long now) {
        return "paused for " + Duration.ofNanos(quotaUntil - now).toSeconds() + " s more; " + quotaWords;
    }

    /** What a call's end says of the calls to come. */
    void learn(long startedAt, long now, int limit, Attempt attempt) {
        attempt.hints()
                .exhaustedFor()
                .ifPresent(renewal -> hold(now, renewal.compareTo(LONGEST_RENEWAL) < 0 ? renewal : LONGEST_RENEWAL));
        Kind kind = attempt.kind().orElse(null);
        if (kind == Kind.QUOTA_EXHAUSTED || (kind == Kind.RATE_LIMITED && isBeyondPatience(attempt))) {
            quotaUntil = now + attempt.hints().retryAfter().orElse(quotaPause).toNanos();
            quotaWords = attempt.failure().map(Failure::detail).orElse("");
        } else if (kind != Kind.RATE_LIMITED) {
            rejectedInARow = 0;
        } else if (startedAt >= until && ++rejectedInARow >= Math.max(IN_A_ROW, limit)) {
            hold(now, attempt.hints().retryAfter().orElseGet(this::unsaid));
        }
    }

    private boolean isBeyondPatience(Attempt attempt) {
        return attempt.hints()
                .retryAfter()
                .filter(wait -> wait.compareTo(totalTime) > 0)
                .isPresent();
    }

    private Duration unsaid() {
        Duration doubled = UNSAID.multipliedBy(1L << Math.min(Math.max(0, rejectedInARow - IN_A_ROW), 5));
        return doubled.compareTo(LONGEST_UNSAID) < 0 ? doubled : LONGEST_UNSAID;
    }

    private void hold(long now, Duration wait) {
        until = Math.max(until, now + wait.toNanos());
    }
}
