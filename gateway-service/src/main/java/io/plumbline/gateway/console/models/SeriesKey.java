package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Which of a model's series is looked at, as far as it can be compared with its baseline's.
 *
 * @param questionSet with the hash of its content
 * @param variant how the questions are put
 * @param instrument what measured the answers
 * @param source PROBE or PRODUCTION
 */
record SeriesKey(String questionSet, String variant, String instrument, String source) {

    static SeriesKey of(JsonNode series) {
        return new SeriesKey(
                series.path("questionSet").asText(),
                series.path("variant").asText(),
                series.path("instrument").asText(),
                series.path("source").asText());
    }

    /** As the aggregator filters by it. */
    Map<String, String> filter() {
        return Map.of("questionSet", questionSet, "variant", variant, "instrument", instrument, "source", source);
    }

    /** For people: the set without its hash. */
    String words() {
        return questionSet.replaceFirst("@.*", "") + ", " + variant + (source.equals("PROBE") ? "" : ", production");
    }
}
