package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Interval;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.StateWord;
import io.plumbline.gateway.console.Words;
import java.time.Instant;
import java.util.List;

/**
 * How a model stands, as the fleet knows it.
 *
 * @param rate misaligned among the scored
 * @param recent whether it is of the last seven days
 * @param base the baseline's
 * @param age of the last answer, in words
 * @param silence after how long without an answer it is blind, in words
 */
public record Standing(
        StateWord state,
        Interval rate,
        boolean recent,
        Interval base,
        String answers,
        String coverage,
        String age,
        String silence) {

    /** Of the model's line of the fleet. */
    static Standing of(JsonNode known, Instant now) {
        return new Standing(
                StateWord.of(known.path("state").asText()),
                Interval.of(known.path("rate")),
                known.path("recent").asBoolean(),
                Interval.of(known.path("base")),
                Words.count(known.path("answers").asLong(), "answer"),
                known.path("answers").asLong() == 0
                        ? "\u2013"
                        : Words.coverage(known.path("coverage").asDouble()),
                known.path("answeredAt").isTextual()
                        ? Words.ago(Instant.parse(known.path("answeredAt").asText()), now)
                        : "never",
                "blind after " + Words.duration(known.path("silenceSeconds").asLong()) + " without one"
                        + (known.path("scheduled").asBoolean() ? ", by its schedule" : "; no schedule"));
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
