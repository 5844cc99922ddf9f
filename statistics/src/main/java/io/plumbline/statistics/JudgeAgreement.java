package io.plumbline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far several judges agree on points: Krippendorff's alpha with the interval metric. 1 is full agreement, 0 is
 * chance, and below 0 the judges disagree systematically.
 *
 * @see <a href="https://repository.upenn.edu/asc_papers/43">Krippendorff 2011, Computing Krippendorff's
 *     Alpha-Reliability</a>
 */
public final class JudgeAgreement {

    private JudgeAgreement() {}

    /**
     * Alpha over answers.
     *
     * @param answers for each answer the points of every judge that gave some; answers with fewer than two are left out
     * @return empty if no answer has two, or if all points are equal, so that agreement is undefined
     */
    public static OptionalDouble alpha(List<double[]> answers) {
        List<double[]> pairable =
                answers.stream().filter(points -> points.length >= 2).toList();
        double[] all = pairable.stream().flatMapToDouble(Arrays::stream).toArray();
        double expected = squaredDifferences(all) / (all.length - 1.0);
        if (!(expected > 0)) {
            return OptionalDouble.empty();
        }
        double observed = pairable.stream()
                .mapToDouble(points -> squaredDifferences(points) / (points.length - 1.0))
                .sum();
        return OptionalDouble.of(1 - observed / expected);
    }

    /** Sum over all ordered pairs of the squared difference, by way of the mean, which takes linear time and is exact. */
    private static double squaredDifferences(double[] points) {
        double mean = Arrays.stream(points).average().orElse(0);
        return 2.0
                * points.length
                * Arrays.stream(points)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
    }
}
