package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The order of a model's series: the present revision's first, then the one with the highest rate. */
final class SeriesRanking {

    private SeriesRanking() {}

    static List<JsonNode> of(JsonNode series, String revision) {
        return StreamSupport.stream(series.spliterator(), false)
                .sorted(Comparator.comparing(
                                (JsonNode one) -> !one.path("revision").asText().equals(revision))
                        .thenComparing(one -> -one.path("overall").path("lower").asDouble())
                        .thenComparing(one -> -one.path("answers").asLong()))
                .toList();
    }
}
