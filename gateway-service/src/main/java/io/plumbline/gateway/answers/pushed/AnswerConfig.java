package io.plumbline.gateway.answers.pushed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of pushed answers. */
@ConfigMapping(prefix = "plumbline.answers")
interface AnswerConfig {

    /** Share of pushed answers that are judged, 0 to 1, unless the request or the model's registration sets its own. */
    @WithDefault("1")
    double rate();

    /** Most bytes of requests that one replica holds at a time; further requests get status 429 with Retry-After. */
    @WithDefault("16M")
    MemorySize mostInFlight();

    /** Longest answer with its conversation, in bytes of JSON, at most 16M. */
    @WithDefault("1M")
    MemorySize longestLine();

    /** Largest request, in bytes after decompression. */
    @WithDefault("${quarkus.http.limits.max-body-size}")
    MemorySize largestRequest();

    /** Longest time in which a caller may send a request's body. */
    @WithDefault("PT10M")
    Duration longestRequest();

    /** Longest wait for the broker's acknowledgements; the report names the lines that lack one by then. */
    @WithDefault("PT30S")
    Duration patience();

    /**
     * How long the id of a pushed answer is remembered, at least P1D; for ever by default. An id that is pushed again after that counts
     * again. Each id takes about 100 bytes of the database.
     */
    Optional<Duration> idsKept();

    /** These settings; fails with the name and value of a setting that is out of range. */
    default AnswerConfig checked() {
        require(rate() >= 0 && rate() <= 1, "rate must lie in 0..1", rate());
        long longest = longestLine().asLongValue();
        require(longest >= 1 && longest <= 1 << 24, "longest-line must lie in 1..16M", longest);
        require(
                mostInFlight().asLongValue() >= longest,
                "most-in-flight must not be less than longest-line",
                mostInFlight().asLongValue());
        idsKept()
                .ifPresent(kept ->
                        require(kept.compareTo(Duration.ofDays(1)) >= 0, "ids-kept must be at least P1D", kept));
        return this;
    }

    private static void require(boolean met, String demand, Object value) {
        if (!met) {
            throw new IllegalArgumentException("plumbline.answers." + demand + ", not " + value);
        }
    }
}
