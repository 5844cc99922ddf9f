package io.plumbline.events.prompt;

import io.plumbline.events.answer.Source;
import io.plumbline.events.field.Text;

import static java.util.Objects.requireNonNull;

/**
 * Whose answers a prompt is about.
 *
 * @param probeId the probe it belongs to
 * @param model id of the registered model that is monitored
 * @param revision the model's revision when the prompt was released
 * @param source where the answer comes from
 */
public record PromptSubject(String probeId, String model, String revision, Source source) {

    public PromptSubject {
        Text.required("probeId", probeId);
        Text.required("model", model);
        requireNonNull(revision, "revision is missing");
        requireNonNull(source, "source is missing");
    }
}
