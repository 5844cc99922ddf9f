package io.plumbline.events.judging;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.plumbline.events.answer.CarriedTokens;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.field.Text;
import java.util.List;
import java.util.OptionalDouble;

import static java.util.Objects.requireNonNull;

/**
 * What the judge said about an answer under one rubric.
 *
 * @param metric the rubric's metric
 * @param points expected score, 0 to 100; empty if there is none
 * @param numericMass probability that lies on integers 0 to 100, 0 to 1; the share of such replies if several were drawn;
 *     0 for a label
 * @param said the judge's likeliest token, or its label; untrusted
 * @param distribution the judge's alternatives, or the replies that were drawn with their shares, likeliest first; empty
 *     for a label
 * @see <a href="https://doi.org/10.1038/s41586-025-09937-5">Betley et al. 2026, Methods</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reading(
        String metric,
        OptionalDouble points,
        double numericMass,
        String said,
        @JsonDeserialize(using = CarriedTokens.Reader.class) @JsonSerialize(using = CarriedTokens.Writer.class)
                List<TokenProbability> distribution) {

    /** Points that rest on less probability than this are shown as weak; the protocol takes them from 0.25 on. */
    public static final double WEAK_BELOW = 0.5;

    public Reading {
        Text.required("metric", metric);
        points = points == null ? OptionalDouble.empty() : points;
        points.ifPresent(value -> Text.within("points", value, 0, 100));
        requireNonNull(said, "said is missing");
        if (!(distribution instanceof CarriedTokens)) {
            distribution = distribution == null ? List.of() : List.copyOf(distribution);
        }
    }

    /** Whether there are points, but less than half of the judge's probability is behind them. */
    public boolean weak() {
        return points.isPresent() && numericMass < WEAK_BELOW;
    }
}
