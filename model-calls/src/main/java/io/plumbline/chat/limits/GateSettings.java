package io.plumbline.chat.limits;

import java.time.Duration;

/**
 * The settings of a gate.
 *
 *
 * @param shown the endpoint, for people
 * @param maxConcurrency most concurrent calls, at least 1
 * @param totalTime longest total time of a call; a longer pause of the provider cannot be waited out
 * @param outage longest wait of calls for an endpoint that fails every call
 * @param quotaPause pause after a quota is used up
 */
public record GateSettings(String shown, int maxConcurrency, Duration totalTime, Duration outage, Duration quotaPause) {

    public GateSettings {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("max-concurrency must be at least 1, not " + maxConcurrency);
        }
    }
}
