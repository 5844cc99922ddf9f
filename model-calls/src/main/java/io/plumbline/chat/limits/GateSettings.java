package io.plumbline.chat.limits;

import java.time.Duration;

/**
 * What a gate goes by.
 *
 * @param shown the endpoint, for people
 * @param maxConcurrency most calls at once, at least 1
 * @param totalTime a provider's pause that is longer than this cannot be waited out
 * @param outage how long calls wait for an endpoint that fails every time
 * @param quotaPause how long an endpoint is left alone whose quota is used up
 */
public record GateSettings(String shown, int maxConcurrency, Duration totalTime, Duration outage, Duration quotaPause) {

    public GateSettings {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("max-concurrency must be at least 1, not " + maxConcurrency);
        }
    }
}
