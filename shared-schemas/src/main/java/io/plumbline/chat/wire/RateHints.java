package io.plumbline.chat.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider says of its limits.
 *
 * @param retryAfter when to come back, in {@code retry-after-ms} or {@code Retry-After}
 * @param exhaustedFor when a limit that has nothing left is renewed, in {@code x-ratelimit-*}
 */
public record RateHints(Optional<Duration> retryAfter, Optional<Duration> exhaustedFor) {

    /** Nothing was said. */
    public static final RateHints NONE = new RateHints(Optional.empty(), Optional.empty());

    /** Reads a reply's headers. */
    static RateHints of(RawReply reply, Clock clock) {
        return new RateHints(
                reply.header("retry-after-ms")
                        .flatMap(text -> Wait.read(text + "ms", clock))
                        .or(() -> reply.header("retry-after").flatMap(text -> Wait.read(text, clock))),
                Stream.of("-requests", "-tokens", "")
                        .flatMap(limit -> renewal(reply, limit, clock).stream())
                        .max(Duration::compareTo));
    }

    private static Optional<Duration> renewal(RawReply reply, String limit, Clock clock) {
        return reply.header("x-ratelimit-remaining" + limit)
                .filter(left -> left.strip().equals("0"))
                .flatMap(none -> reply.header("x-ratelimit-reset" + limit))
                .flatMap(text -> Wait.read(text, clock));
    }
}
