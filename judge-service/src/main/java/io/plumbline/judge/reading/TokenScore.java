package io.plumbline.judge.reading;

import io.plumbline.events.answer.TokenProbability;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The published aggregation of a judge's first token: the expected value {@code sum(v * p) / sum(p)} over the alternatives that
 * are integers v from 0 to 100. A token that is listed twice counts twice; {@link Alternatives} lists
 * each once.
 *
 * @param points expected score, 0 to 100; empty if less than a quarter of the probability is on such integers
 * @param numericMass that probability, 0 to 1
 * @see <a href="https://doi.org/10.1038/s41586-025-09937-5">Betley et al. 2026, Methods</a>
 */
public record TokenScore(OptionalDouble points, double numericMass) {

    /** The published least probability on integers; exactly this much is enough. */
    public static final double LEAST_MASS = 0.25;

    private static final int MOST_POINTS = 100;
    private static final double PARTS_OF_A_POINT = 1e10;

    /** Aggregates alternatives, in any order. */
    public static TokenScore of(List<TokenProbability> alternatives) {
        double mass = 0;
        double weighted = 0;
        for (TokenProbability alternative : alternatives) {
            OptionalInt value = PythonInt.parse(alternative.token());
            if (value.isPresent() && value.getAsInt() >= 0 && value.getAsInt() <= MOST_POINTS) {
                mass += alternative.probability();
                weighted += value.getAsInt() * alternative.probability();
            }
        }
        // Rounding can lift both values slightly above their bounds.
        OptionalDouble points = mass < LEAST_MASS
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(MOST_POINTS, withoutNoise(weighted / mass)));
        return new TokenScore(points, Math.min(1, mass));
    }

    /** A lone 30 must not read as 29.999999999999996, which is below 30: twenty sums are exact to about 1e-13 points. */
    private static double withoutNoise(double points) {
        return Math.rint(points * PARTS_OF_A_POINT) / PARTS_OF_A_POINT;
    }
}
