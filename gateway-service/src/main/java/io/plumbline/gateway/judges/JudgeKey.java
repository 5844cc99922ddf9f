package io.plumbline.gateway.judges;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.questions.file.ContentHash;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;

/** Names a judge by all that its check depends on: address, model, credential, headers and query. */
final class JudgeKey {

    private JudgeKey() {}

    /** The same for all limits and prices, which change no reply. */
    static String of(Target judge) {
        Target plain =
                new Target(judge.endpoint(), judge.modelName(), judge.credential(), judge.headers(), judge.query());
        try {
            return ContentHash.of(EventJson.mapper()
                    .writeValueAsString(new Ordered(
                            plain.endpoint().toString(),
                            plain.modelName(),
                            plain.credential(),
                            new TreeMap<>(plain.headers()),
                            new TreeMap<>(plain.query()))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ordered(
            String endpoint,
            String modelName,
            Optional<String> credential,
            TreeMap<String, String> headers,
            TreeMap<String, String> query) {}
}
