package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * The model answered.
 *
 * @param text the answer without its reasoning; untrusted
 * @param reasoning what the model thought before it answered, if the provider shows it; never judged
 * @param reply what the provider says about its reply; its fields stand beside the others in JSON
 * @param usage tokens that were paid for, those of failed attempts among them
 * @param latency of the call that succeeded
 * @param attempts calls made, at least 1; 0 for a pushed answer
 * @param firstToken the first token's alternatives, likeliest first; empty unless they were asked for and given
 */
@JsonDeserialize(builder = AnsweredFields.class)
public record Answered(
        String text,
        Optional<String> reasoning,
        @JsonUnwrapped ModelReply reply,
        Usage usage,
        Duration latency,
        int attempts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TokenProbability> firstToken)
        implements CallResult {

    public Answered {
        requireNonNull(text, "text is missing");
        requireNonNull(reply, "reply is missing");
        requireNonNull(usage, "usage is missing");
        requireNonNull(latency, "latency is missing");
        reasoning = reasoning == null ? Optional.empty() : reasoning;
        firstToken = firstToken == null ? List.of() : List.copyOf(firstToken);
    }

    /** An answer without alternatives of its first token. */
    public Answered(
            String text, Optional<String> reasoning, ModelReply reply, Usage usage, Duration latency, int attempts) {
        this(text, reasoning, reply, usage, latency, attempts, List.of());
    }

    public String finishReason() {
        return reply.finishReason();
    }

    public String servedModel() {
        return reply.servedModel();
    }

    public Optional<String> systemFingerprint() {
        return reply.systemFingerprint();
    }

    @Override
    public <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed) {
        return answered.apply(this);
    }
}
