package io.plumbline.events;

import io.plumbline.events.answer.CallResult;
import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * What came of a prompt: the model's answer or why there is none.
 *
 * @param prompt the prompt, whole
 * @param result the answer or the failure
 * @param completedAt when the sampler was done with it; for a pushed answer, when it was given
 */
public record Completion(Prompt prompt, CallResult result, Instant completedAt) implements Event {

    public Completion {
        requireNonNull(prompt, "prompt is missing");
        requireNonNull(result, "result is missing");
        requireNonNull(completedAt, "completedAt is missing");
    }

    @Override
    public String id() {
        return prompt.id();
    }

    @Override
    public String key() {
        return prompt.id();
    }

    @Override
    public Instant time() {
        return completedAt;
    }
}
