package io.plumbline.events.target;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * How often a model that schedules ask is expected to answer.
 *
 * @param since when its schedule began
 * @param longestSilenceSeconds a model without a verdict for longer counts as blind; at least 0
 */
public record Rhythm(Instant since, long longestSilenceSeconds) {

    public Rhythm {
        requireNonNull(since, "since is missing");
        if (longestSilenceSeconds < 0) {
            throw new IllegalArgumentException(
                    "longestSilenceSeconds must be at least 0, not " + longestSilenceSeconds);
        }
    }
}
