package io.plumbline.benchmarks.detection;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Repeats a scenario on all cores; each run has a seed of its own, so the figures do not depend on the cores.
 *
 * @param count runs of a scenario, at least 1
 * @param seed of the whole benchmark
 */
public record Runs(int count, long seed) {

    public Runs {
        if (count < 1) {
            throw new IllegalArgumentException("at least one run expected, was " + count);
        }
    }

    /** The outcome of each run of the scenario named {@code scenario}; the name is part of the seed. */
    public Sample of(String scenario, ToDoubleFunction<SplittableRandom> run) {
        return new Sample(IntStream.range(0, count)
                .parallel()
                .mapToDouble(i -> run.applyAsDouble(random(scenario, i)))
                .toArray());
    }

    /** A share of the runs if one run is long, a multiple if it is short; at least 20, or all if there are fewer. */
    public Runs share(double part) {
        return new Runs(Math.max(Math.min(count, 20), (int) (count * part)), seed);
    }

    private SplittableRandom random(String scenario, int run) {
        return Draws.independent(seed ^ ((long) scenario.hashCode() << 32), run);
    }
}
