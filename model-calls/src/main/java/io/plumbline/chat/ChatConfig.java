package io.plumbline.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** Limits and waits of the calls to models. */
@ConfigMapping(prefix = "plumbline.calls")
public interface ChatConfig {

    /**
     * Most retries of a call after failures that can pass, 0 or more. If 41 % of the attempts fail, 8 retries leave 0.03 % of the
     * calls without a reply. A scored answer needs three calls, and less than 1 % of the answers may stay unscored.
     */
    @WithDefault("8")
    int maxRetries();

    /**
     * Longest wait for the last byte of one reply at first. It doubles when a call has waited for all of it, up to
     * {@link #longestTimeout}.
     */
    @WithDefault("60s")
    Duration timeout();

    /**
     * Shortest wait for a reply. A reply is late after eight times the slowest of the latest replies of its model, but not before
     * this setting. A late call is given up when calls that began after it have been answered or no other call is out, and waits on while all are
     * slow.
     */
    @WithDefault("10s")
    Duration shortestTimeout();

    /** Longest wait for the last byte of one reply that a slow model can get; at least {@link #timeout}. */
    @WithDefault("5m")
    Duration longestTimeout();

    /** Longest time from a call's first attempt to its end. The wait for the first attempt can be as long again. */
    @WithDefault("10m")
    Duration totalTime();

    /** Longest time that a service waits at shutdown for the calls that are out. Then it gives them up. */
    @WithDefault("30s")
    Duration finishWithin();

    /**
     * Longest time that calls wait for an endpoint that fails every call. After it they fail at once, until a trial call
     * succeeds.
     */
    @WithDefault("2m")
    Duration outage();

    /** Pause after an endpoint reports that its quota is used up without a time of renewal. */
    @WithDefault("10m")
    Duration quotaPause();

    /** Pause before the first retry of a call; it doubles with each further retry. */
    @WithDefault("200ms")
    Duration firstPause();

    /** Longest pause between attempts, unless the provider asks for a longer one. */
    @WithDefault("20s")
    Duration longestPause();

    /**
     * Most concurrent calls to one endpoint with one credential, 1 or more. The actual limit adapts to each model's replies and
     * their latency, and stays at or below this.
     */
    @WithDefault("64")
    int maxConcurrency();

    /**
     * Longest reply in bytes. A longer reply is a failure, because the answer must fit into a Kafka record together with its
     * prompt.
     */
    @WithDefault("4194304")
    int maxReplyBytes();

    /**
     * The HTTP API that an endpoint speaks, by the endpoint's host name, such as
     * {@code plumbline.calls.protocols."models.example.com"=chat-completions}. Other hosts speak {@code chat-completions}.
     */
    Map<String, String> protocols();

    /** A provider's rate limits, by the host name of its endpoint. */
    Map<String, Cap> caps();

    /**
     * A provider's rate limits for each of its endpoints and credentials. The replicas of a service share them in proportion to
     * their work. Sampler and judge do not share them: if both call one provider, give each service a part.
     */
    interface Cap {

        /** Most calls a minute, 1 or more; no limit if absent. */
        OptionalLong requestsPerMinute();

        /** Most tokens a minute, sent and received, 1 or more; no limit if absent. */
        OptionalLong tokensPerMinute();
    }
}
