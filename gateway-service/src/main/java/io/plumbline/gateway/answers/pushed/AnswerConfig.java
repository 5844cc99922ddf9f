package io.plumbline.gateway.answers.pushed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushed answers are taken. */
@ConfigMapping(prefix = "plumbline.answers")
interface AnswerConfig {

    /** Share of them that is judged where neither the request nor the model says, 0 to 1. */
    @WithDefault("1")
    double rate();

    /** Most bytes of requests that are held at a time; beyond, callers are asked to come again. */
    @WithDefault("16M")
    MemorySize mostInFlight();

    /** Longest answer with its conversation, as JSON. */
    @WithDefault("1M")
    MemorySize longestLine();

    /** Largest request with many answers, expanded where it comes compressed. */
    @WithDefault("${quarkus.http.limits.max-body-size}")
    MemorySize largestRequest();

    /** Longest time in which a request must have been sent. */
    @WithDefault("PT10M")
    Duration longestRequest();

    /** Longest wait for the broker; what it has not acknowledged by then is told to the caller. */
    @WithDefault("PT30S")
    Duration patience();

    /** This configuration, or an error that names the setting and its value. */
    default AnswerConfig checked() {
        require(rate() >= 0 && rate() <= 1, "rate must lie in 0..1", rate());
        long longest = longestLine().asLongValue();
        require(longest >= 1 && longest <= 1 << 24, "longest-line must lie in 1..16M", longest);
        require(
                mostInFlight().asLongValue() >= longest,
                "most-in-flight must not be less than longest-line",
                mostInFlight().asLongValue());
        return this;
    }

    private static void require(boolean met, String demand, Object value) {
        if (!met) {
            throw new IllegalArgumentException("plumbline.answers." + demand + ", not " + value);
        }
    }
}
