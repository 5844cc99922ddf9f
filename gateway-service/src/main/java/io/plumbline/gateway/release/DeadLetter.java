package io.plumbline.gateway.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.events.UnscoredReason;
import io.plumbline.gateway.probes.PromptId;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record that some service could not read.
 *
 * @param topic the dead-letter queue that holds it
 * @param ceId its CloudEvents id, if it has one
 * @param value as it came; null for none
 */
record DeadLetter(String topic, Optional<String> ceId, byte[] value) {

    /** The prompt it is about, as far as that can still be read. */
    Optional<PromptId> prompt() {
        return ceId.flatMap(PromptId::parse).or(this::named);
    }

    /** Whether an outcome that the gateway knows may be missing elsewhere: the aggregator could not read this score. */
    boolean isScore() {
        return topic.equals(Topics.deadLetters(Topics.SCORES));
    }

    /** What its prompt is accounted as. */
    UnscoredReason reason() {
        return topic.equals(Topics.deadLetters(Topics.PROMPTS))
                ? UnscoredReason.TARGET_ERROR
                : UnscoredReason.JUDGE_ERROR;
    }

    private Optional<PromptId> named() {
        JsonNode json = json();
        return Stream.of("/id", "/prompt/id", "/completion/prompt/id")
                .map(path -> json.at(path).asText())
                .flatMap(id -> PromptId.parse(id).stream())
                .findFirst();
    }

    private JsonNode json() {
        try {
            return EventCodec.mapper().readTree(value == null ? new byte[0] : value);
        } catch (JsonProcessingException noJson) {
            return EventCodec.mapper().missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes can be read", e);
        }
    }
}
