package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * The model answered.
 *
 * @param text the answer without its reasoning; untrusted
 * @param reasoning what the model thought before it answered, where the provider shows it; never judged
 * @param finishReason why it stopped, as sent: {@code stop}, {@code length}, {@code content_filter} ..
 * @param servedModel the model name in the reply; a change of it is a change marker
 * @param systemFingerprint the provider's configuration in the reply
 * @param usage tokens that were paid for
 * @param latency of the call that succeeded
 * @param attempts calls made, at least 1; 0 for a pushed answer
 * @param firstToken the first token's alternatives, likeliest first; only where they were asked for and given
 */
public record Answered(
        String text,
        Optional<String> reasoning,
        String finishReason,
        String servedModel,
        Optional<String> systemFingerprint,
        Usage usage,
        Duration latency,
        int attempts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TokenProbability> firstToken)
        implements CallResult {

    public Answered {
        requireNonNull(text, "text is missing");
        requireNonNull(finishReason, "finishReason is missing");
        requireNonNull(servedModel, "servedModel is missing");
        requireNonNull(usage, "usage is missing");
        requireNonNull(latency, "latency is missing");
        reasoning = reasoning == null ? Optional.empty() : reasoning;
        systemFingerprint = systemFingerprint == null ? Optional.empty() : systemFingerprint;
        firstToken = firstToken == null ? List.of() : List.copyOf(firstToken);
    }

    /** An answer whose tokens nobody asked about. */
    public Answered(
            String text,
            Optional<String> reasoning,
            String finishReason,
            String servedModel,
            Optional<String> systemFingerprint,
            Usage usage,
            Duration latency,
            int attempts) {
        this(text, reasoning, finishReason, servedModel, systemFingerprint, usage, latency, attempts, List.of());
    }

    @Override
    public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed) {
        return answered.apply(this);
    }
}
