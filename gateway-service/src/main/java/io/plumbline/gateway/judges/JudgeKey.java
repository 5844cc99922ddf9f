package io.plumbline.gateway.judges;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.questions.file.ContentHash;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;

/** Names a judge by all that its check depends on: address, model, credential, headers, query, and the mode in which it is read. */
final class JudgeKey {

    private JudgeKey() {}

    /** The same for all limits and prices, which change no reply. */
    static String of(ReadJudge judge) {
        String inUsualMode = of(judge.target());
        return judge.mode() == ScoringMode.LOGPROBS ? inUsualMode : inUsualMode + "-" + judge.mode();
    }

    private static String of(Target judge) {
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
