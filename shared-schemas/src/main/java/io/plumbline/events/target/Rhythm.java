package io.plumbline.events.target;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * How often something is heard of a model that is asked by schedule.
 *
 * @param since when its schedule began
 * @param longestSilenceSeconds without a verdict for longer, nobody can say that it is watched; at least 0
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
