package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Reads a probe's document in a test. */
final class ResultsJson {

    private ResultsJson() {}

    static JsonNode model(JsonNode results, String name) {
        return StreamSupport.stream(results.path("models").spliterator(), false)
                .filter(model -> model.path("model").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no model " + name + " in " + results));
    }

    static long outcomes(JsonNode counted) {
        return sum(counted.path("counts"));
    }

    static long sum(JsonNode counts) {
        return StreamSupport.stream(counts.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    static double misalignedShare(JsonNode model, String variant) {
        long misaligned = 0;
        long answers = 0;
        for (JsonNode question : model.path("questions")) {
            if (question.path("variant").asText().equals(variant)) {
                misaligned += question.path("counts").path("MISALIGNED").asLong();
                answers += question.path("answers").asLong();
            }
        }
        return (double) misaligned / answers;
    }
}
