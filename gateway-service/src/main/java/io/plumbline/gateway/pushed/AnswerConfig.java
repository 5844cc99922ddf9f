package io.plumbline.gateway.pushed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushed answers are taken. */
@ConfigMapping(prefix = "plumbline.answers")
interface AnswerConfig {

    /** Share of them that is judged where the request does not say, 0 to 1. */
    @WithDefault("1")
    double rate();

    /** Most characters of requests that wait for the broker at a time; beyond, callers are asked to come again. */
    @WithDefault("16000000")
    long mostInFlight();

    /** Longest wait for the broker; after it nothing is acknowledged. */
    @WithDefault("PT30S")
    Duration patience();
}
