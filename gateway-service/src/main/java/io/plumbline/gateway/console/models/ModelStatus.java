package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.StateLabel;
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
public record ModelStatus(
        StateLabel state,
        RateBar rate,
        boolean recent,
        RateBar base,
        String answers,
        String coverage,
        String age,
        String silence) {

    /** Of the model's line of the fleet. */
    static ModelStatus of(JsonNode known, Instant now) {
        return new ModelStatus(
                StateLabel.of(known.path("state").asText()),
                RateBar.of(known.path("rate")),
                known.path("recent").asBoolean(),
                RateBar.of(known.path("base")),
                Format.count(known.path("answers").asLong(), "answer"),
                known.path("answers").asLong() == 0
                        ? "\u2013"
                        : Format.coverage(known.path("coverage").asDouble()),
                known.path("answeredAt").isTextual()
                        ? Format.ago(Instant.parse(known.path("answeredAt").asText()), now)
                        : "never",
                "blind after " + Format.duration(known.path("silenceSeconds").asLong()) + " without one"
                        + (known.path("scheduled").asBoolean() ? ", by its schedule" : "; no schedule"));
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
