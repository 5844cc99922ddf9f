package io.plumbline.events.prompt;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * When a prompt was made, released, and is no longer worth an answer.
 *
 * @param releasedAt when the gateway released it
 * @param expiresAt after this time the model is no longer asked
 * @param createdAt when its probe was submitted, or when a pushed answer was given. A second release of the prompt does not
 *     change it, so it decides on which day the answer is stored. Events of older writers lack it; {@code releasedAt} then
 *     takes its place
 */
public record PromptTimes(Instant releasedAt, Instant expiresAt, Optional<Instant> createdAt) {

    public PromptTimes {
        requireNonNull(releasedAt, "releasedAt is missing");
        requireNonNull(expiresAt, "expiresAt is missing");
        createdAt = createdAt == null ? Optional.empty() : createdAt;
    }

    /** A prompt that is released once, when it is made. */
    public static PromptTimes once(Instant releasedAt, Instant expiresAt) {
        return new PromptTimes(releasedAt, expiresAt, Optional.of(releasedAt));
    }
}
