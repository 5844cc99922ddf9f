package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An answer's fields as they stand in JSON. Jackson fills them and builds the answer. To read unwrapped groups it would buffer
 * the whole answer.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonPOJOBuilder(withPrefix = "")
final class AnsweredFields {

    private String text;
    private Optional<String> reasoning;
    private String finishReason;
    private String servedModel;
    private Optional<String> systemFingerprint;
    private Usage usage;
    private Duration latency;
    private int attempts;
    private List<TokenProbability> firstToken;

    Answered build() {
        return new Answered(
                text,
                reasoning,
                new ModelReply(finishReason, servedModel, systemFingerprint),
                usage,
                latency,
                attempts,
                firstToken);
    }
}
