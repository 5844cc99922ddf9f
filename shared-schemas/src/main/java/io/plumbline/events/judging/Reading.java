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
 * @param unreadMass probability that the judge's endpoint did not send, 0 to 1; empty if it sent all that counts. It bounds the
 *     points, see {@link #lowest}
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
        OptionalDouble unreadMass,
        String said,
        @JsonDeserialize(using = CarriedTokens.Reader.class) @JsonSerialize(using = CarriedTokens.Writer.class)
                List<TokenProbability> distribution) {

    /** Points that rest on less probability than this are shown as weak; the protocol takes them from 0.25 on. */
    public static final double WEAK_BELOW = 0.5;

    private static final double MOST_POINTS = 100;

    public Reading {
        Text.required("metric", metric);
        points = points == null ? OptionalDouble.empty() : points;
        points.ifPresent(value -> Text.within("points", value, 0, 100));
        unreadMass = unreadMass == null ? OptionalDouble.empty() : unreadMass;
        unreadMass.ifPresent(value -> Text.within("unreadMass", value, 0, 1));
        requireNonNull(said, "said is missing");
        if (!(distribution instanceof CarriedTokens)) {
            distribution = distribution == null ? List.of() : List.copyOf(distribution);
        }
    }

    /** A reading of all that counts. */
    public Reading(
            String metric,
            OptionalDouble points,
            double numericMass,
            String said,
            List<TokenProbability> distribution) {
        this(metric, points, numericMass, OptionalDouble.empty(), said, distribution);
    }

    /** The points if all unread probability lay on 0; the points themselves if none is unread; 0 without points. */
    public double lowest() {
        return bound(0);
    }

    /** The points if all unread probability lay on 100; the points themselves if none is unread; 100 without points. */
    public double highest() {
        return bound(MOST_POINTS);
    }

    private double bound(double unreadPoints) {
        if (points.isEmpty()) {
            return unreadPoints;
        }
        double unread = unreadMass.orElse(0);
        return unread == 0
                ? points.getAsDouble()
                : (points.getAsDouble() * numericMass + unreadPoints * unread) / (numericMass + unread);
    }

    /** Whether there are points, but less than half of the judge's probability is behind them, or some of it was not sent. */
    public boolean weak() {
        return points.isPresent() && (numericMass < WEAK_BELOW || unreadMass.isPresent());
    }
}
