package io.plumbline.gateway.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.field.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record that a service could not read.
 *
 * @param topic the dead-letter topic that holds it
 * @param prompt id of its prompt; empty if it cannot be found
 */
record DeadLetter(String topic, Optional<PromptId> prompt) {

    /**
     * Looks for the prompt's id, first in the header, then in the value.
     *
     * @param ceId the record's CloudEvents id, if it has one
     * @param value the record's bytes; null if it has none
     */
    static DeadLetter of(String topic, Optional<String> ceId, byte[] value) {
        return new DeadLetter(topic, ceId.flatMap(PromptId::parse).or(() -> named(value)));
    }

    /** Whether the aggregator could not read this score; then it may lack an outcome that the gateway has. */
    boolean isScore() {
        return topic.equals(Topics.deadLetters(Topics.SCORES));
    }

    /** The reason with which its prompt is accounted. */
    UnscoredReason reason() {
        return topic.equals(Topics.deadLetters(Topics.PROMPTS))
                ? UnscoredReason.TARGET_ERROR
                : UnscoredReason.JUDGE_ERROR;
    }

    private static Optional<PromptId> named(byte[] value) {
        JsonNode json = json(value);
        return Stream.of("/id", "/prompt/id", "/completion/prompt/id")
                .map(path -> json.at(path).asText())
                .flatMap(id -> PromptId.parse(id).stream())
                .findFirst();
    }

    private static JsonNode json(byte[] value) {
        try {
            return EventJson.mapper().readTree(value == null ? new byte[0] : value);
        } catch (JsonProcessingException noJson) {
            return EventJson.mapper().missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
