package io.plumbline.chat.caps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A provider's known rate limits, and this replica's share of them. A call reserves its greatest cost in tokens, and the unused
 * rest returns at its end.
 */
public final class RateCaps {

    /** The wait before the next look, while the share is not known. */
    private static final Duration UNKNOWN = Duration.ofMillis(100);

    private final Optional<MinuteCap> requests;
    private final Optional<MinuteCap> tokens;
    private final DoubleSupplier share;

    /** Limits on requests and tokens a minute; the share is above 0 up to 1, or 0 while it is not known. */
    public RateCaps(
            OptionalLong requestsPerMinute, OptionalLong tokensPerMinute, DoubleSupplier share, CallClock clock) {
        this.requests = cap(requestsPerMinute, cap -> MinuteCap.ofRequests(cap, clock));
        this.tokens = cap(tokensPerMinute, cap -> MinuteCap.ofTokens(cap, clock));
        this.share = share;
    }

    /** Takes a request and its tokens and returns 0, or leaves the stock as it is and returns the wait. */
    public Duration take(long cost) {
        List<MinuteCap> caps =
                Stream.of(requests, tokens).flatMap(Optional::stream).toList();
        if (caps.isEmpty()) {
            return Duration.ZERO;
        }
        double part = share.getAsDouble();
        if (part <= 0) {
            return UNKNOWN;
        }
        caps.forEach(cap -> cap.resize(part));
        long wait = Math.max(
                requests.map(cap -> cap.nanosUntil(1)).orElse(0L),
                tokens.map(cap -> cap.nanosUntil(cost)).orElse(0L));
        if (wait == 0) {
            requests.ifPresent(cap -> cap.take(1));
            tokens.ifPresent(cap -> cap.take(cost));
        }
        return Duration.ofNanos(wait);
    }

    /** Books a call's real cost in place of its reservation. */
    public void settle(long reserved, long spent) {
        if (reserved > spent) {
            tokens.ifPresent(cap -> cap.giveBack(reserved - spent));
        } else if (spent > reserved) {
            tokens.ifPresent(cap -> cap.take(spent - reserved));
        }
    }

    private static Optional<MinuteCap> cap(OptionalLong perMinute, LongFunction<MinuteCap> cap) {
        return perMinute.isEmpty() ? Optional.empty() : Optional.of(cap.apply(perMinute.getAsLong()));
    }
}
