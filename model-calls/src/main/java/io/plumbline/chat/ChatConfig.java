package io.plumbline.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** How patiently models are called. */
@ConfigMapping(prefix = "plumbline.calls")
public interface ChatConfig {

    /**
     * Further attempts after a failure that may pass, 0 or more. Where 41 % of the attempts fail, 8 leave 0.03 % of the calls
     * without a reply; an answer takes three calls, and less than 1 % of the answers may stay unscored.
     */
    @WithDefault("8")
    int maxRetries();

    /** Longest wait for one reply. */
    @WithDefault("60s")
    Duration timeout();

    /** What the wait for a reply may shrink to where replies have been much faster than {@link #timeout}. */
    @WithDefault("3s")
    Duration shortestTimeout();

    /** Longest time from a call's first attempt to its end, and longest wait for the first attempt. */
    @WithDefault("10m")
    Duration totalTime();

    /** How long a service that is asked to stop waits for the calls that are under way, before it gives them up. */
    @WithDefault("30s")
    Duration finishWithin();

    /** How long calls wait for an endpoint that fails every time before they fail at once. */
    @WithDefault("2m")
    Duration outage();

    /** How long an endpoint is left alone whose quota is used up and which does not say when it is renewed. */
    @WithDefault("10m")
    Duration quotaPause();

    /** Pause before the first further attempt; doubles with each. */
    @WithDefault("200ms")
    Duration firstPause();

    /** Longest pause between attempts that nobody asked for. */
    @WithDefault("20s")
    Duration longestPause();

    /** Most calls at once to one endpoint with one credential, 1 or more. */
    @WithDefault("64")
    int maxConcurrency();

    /** Longest reply in bytes; the answer must fit into a Kafka record together with its prompt. */
    @WithDefault("4194304")
    int maxReplyBytes();

    /** What a provider allows a minute, by the host name of its endpoint. */
    Map<String, Cap> caps();

    /**
     * A provider's rate limits for each of its endpoints and credentials. The replicas of a service part them by the work that
     * each has; sampler and judge know nothing of each other: where both call one provider, give each a part.
     */
    interface Cap {

        /** Calls a minute, 1 or more. */
        OptionalLong requestsPerMinute();

        /** Tokens a minute, sent and received, 1 or more. */
        OptionalLong tokensPerMinute();
    }
}
