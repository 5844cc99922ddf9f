package io.plumbline.events.judging;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.plumbline.events.answer.CarriedTokens;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static java.util.Objects.requireNonNull;

/**
 * What the judge said about an answer under one rubric.
 *
 * @param metric the rubric's metric
 * @param points expected score, 0 to 100; empty if there is none
 * @param numericMass probability that lies on integers 0 to 100, 0 to 1; the share of such replies if several were drawn;
 *     0 for a label
 * @param unreadMass probability that the judge's endpoint did not send, or that was not asked for, 0 to 1; empty if all that counts
 *     was read. It bounds the points, see {@link #lowest}
 * @param said the judge's likeliest token, or its label; untrusted
 * @param distribution the judge's alternatives, or the replies that were drawn with their shares, likeliest first; empty
 *     for a label; whole numbers in mode {@link ScoringMode#SPELLED}
 * @param spelling how a number of several tokens was read; empty in all modes but {@link ScoringMode#SPELLED}
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
                List<TokenProbability> distribution,
        Optional<Spelling> spelling) {

    /**
     * How a number was read that takes several tokens.
     *
     * @param calls calls to the judge, 1 or more
     * @param lowest least points that the unread probability allows, 0 to 100: an unread beginning 8 is at least an 8
     * @param highest most points that the unread probability allows, 0 to 100: an unread beginning 8 is at most an 89
     * @param overflow share of the replies that go on with a third digit after the two that were said, 0 to 1; empty if the judge did
     *     not say two digits, or if its endpoint did not send the third place
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Spelling(int calls, double lowest, double highest, OptionalDouble overflow) {

        public Spelling {
            Text.within("calls", calls, 1, Integer.MAX_VALUE);
            Text.within("lowest", lowest, 0, MOST_POINTS);
            Text.within("highest", highest, 0, MOST_POINTS);
            overflow = overflow == null ? OptionalDouble.empty() : overflow;
        }
    }

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
        spelling = spelling == null ? Optional.empty() : spelling;
    }

    /** A reading in one call. */
    public Reading(
            String metric,
            OptionalDouble points,
            double numericMass,
            OptionalDouble unreadMass,
            String said,
            List<TokenProbability> distribution) {
        this(metric, points, numericMass, unreadMass, said, distribution, Optional.empty());
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

    /** The points if all unread probability lay on 0, or as low as what was read of its beginning allows; the points themselves if none is unread; 0 without points. */
    public double lowest() {
        return spelling.map(Spelling::lowest).orElseGet(() -> bound(0));
    }

    /** The points if all unread probability lay on 100, or as high as what was read of its beginning allows; the points themselves if none is unread; 100 without points. */
    public double highest() {
        return spelling.map(Spelling::highest).orElseGet(() -> bound(MOST_POINTS));
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

    /**
     * Whether there are points, but less than half of the judge's probability is behind them, or some of it was not sent. What a
     * spelled reading did not ask for counts as sent: it ends when the rest cannot change the verdict.
     */
    public boolean weak() {
        double behind = spelling.isPresent() ? numericMass + unreadMass.orElse(0) : numericMass;
        return points.isPresent() && (behind < WEAK_BELOW || (spelling.isEmpty() && unreadMass.isPresent()));
    }
}
