package io.plumbline.gateway.judges;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.questions.file.ContentHash;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names a judge by all that its check depends on: address, model, credential, headers, query, body, and the mode in which it is
 * read.
 */
final class JudgeKey {

    private JudgeKey() {}

    /** The same for all limits and prices, which change no reply. */
    static String of(ReadJudge judge) {
        String inUsualMode = of(judge.target());
        return judge.mode() == ScoringMode.LOGPROBS ? inUsualMode : inUsualMode + "-" + judge.mode();
    }

    private static String of(Target judge) {
        try {
            return ContentHash.of(EventJson.mapper()
                    .writeValueAsString(new Ordered(
                            judge.endpoint().toString(),
                            judge.modelName(),
                            judge.credential(),
                            new TreeMap<>(judge.headers()),
                            new TreeMap<>(judge.query()),
                            judge.body())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ordered(
            String endpoint,
            String modelName,
            Optional<String> credential,
            TreeMap<String, String> headers,
            TreeMap<String, String> query,
            Optional<BodyFields> body) {}
}
