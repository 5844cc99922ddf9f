package io.plumbline.chat.reply;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of a provider's limits, as a response tells it.
 *
 * @param retryAfter time until the next call is welcome, at most a day: from {@code retry-after-ms}, {@code Retry-After}, or the
 *     body of a 429 in Google's form
 * @param exhaustedFor time until an exhausted limit is renewed: from {@code x-ratelimit-*}, {@code ratelimit-*} or
 *     {@code anthropic-ratelimit-*}, also in the form {@code llm_provider-*}, in which LiteLLM passes the upstream's headers on
 * @param retriesItself whether a proxy repeats failed calls by itself
 */
public record RateHints(Optional<Duration> retryAfter, Optional<Duration> exhaustedFor, boolean retriesItself) {

    /** Of a response without hints. */
    public static final RateHints NONE = new RateHints(Optional.empty(), Optional.empty());

    private static final String PASSED_ON = "llm_provider-";

    private static final List<String> LIMITS = List.of(
            "x-ratelimit-%s-requests",
            "x-ratelimit-%s-tokens",
            "x-ratelimit-%s",
            "ratelimit-%s",
            "anthropic-ratelimit-requests-%s",
            "anthropic-ratelimit-tokens-%s",
            "anthropic-ratelimit-input-tokens-%s",
            "anthropic-ratelimit-output-tokens-%s");
    private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9.]{1,12}s)\"");

    /** The hints of an endpoint without a proxy. */
    public RateHints(Optional<Duration> retryAfter, Optional<Duration> exhaustedFor) {
        this(retryAfter, exhaustedFor, false);
    }

    static RateHints of(RawReply reply, boolean retriesItself, Clock clock) {
        return new RateHints(
                header(reply, "retry-after-ms")
                        .flatMap(text -> ProviderDelay.read(text.strip() + "ms", clock))
                        .or(() -> header(reply, "retry-after").flatMap(text -> ProviderDelay.read(text, clock)))
                        .or(() -> delayInBody(reply, clock)),
                LIMITS.stream()
                        .flatMap(name -> renewal(reply, name, clock).stream())
                        .max(Duration::compareTo),
                retriesItself);
    }

    private static Optional<String> header(RawReply reply, String name) {
        return reply.header(name).or(() -> reply.header(PASSED_ON + name));
    }

    private static Optional<Duration> delayInBody(RawReply reply, Clock clock) {
        Matcher delay = RETRY_DELAY.matcher(reply.status() == 429 ? reply.body() : "");
        return delay.find() ? ProviderDelay.read(delay.group(1), clock) : Optional.empty();
    }

    private static Optional<Duration> renewal(RawReply reply, String name, Clock clock) {
        return header(reply, name.formatted("remaining"))
                .filter(left -> left.strip().equals("0"))
                .flatMap(none -> header(reply, name.formatted("reset")))
                .flatMap(text -> ProviderDelay.read(text, clock));
    }
}
