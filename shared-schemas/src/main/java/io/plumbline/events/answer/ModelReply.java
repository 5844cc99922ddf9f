package io.plumbline.events.answer;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a provider says about its reply.
 *
 * @param finishReason why the model stopped, as sent: {@code stop}, {@code length}, {@code content_filter} ..
 * @param servedModel the model name in the reply; a new name becomes a change marker
 * @param systemFingerprint the provider's configuration in the reply
 */
public record ModelReply(String finishReason, String servedModel, Optional<String> systemFingerprint) {

    public ModelReply {
        requireNonNull(finishReason, "finishReason is missing");
        requireNonNull(servedModel, "servedModel is missing");
        systemFingerprint = systemFingerprint == null ? Optional.empty() : systemFingerprint;
    }
}
