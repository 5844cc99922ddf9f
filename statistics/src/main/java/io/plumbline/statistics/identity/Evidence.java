package io.plumbline.statistics.identity;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The difference of two sides by one measure.
 *
 * @param measure the measure
 * @param prompts prompts that could be compared, at least 1
 * @param between mean distance of answers of different sides, 0..1
 * @param withinModel mean distance of the model's answers to one prompt, 0..1
 * @param withinBaseline mean distance of the baseline's answers to one prompt, 0..1
 * @param excess mean over prompts of {@code between} minus the mean of the two others, -1..1
 * @param excessUpper upper bound, 0..1, of the mean excess over all prompts of this kind
 * @param pValue probability that labels dealt at random give this excess or a larger one, above 0..1
 * @param differing ids of the prompts with a clear excess, largest first
 */
public record Evidence(
        Measure measure,
        int prompts,
        double between,
        double withinModel,
        double withinBaseline,
        double excess,
        double excessUpper,
        double pValue,
        List<String> differing) {

    /** With this many deals the smallest p-value is 0.0005. */
    private static final int DEALS = 1999;
    /** Sums of equal numbers in another order differ by rounding. */
    private static final double ROUNDING = 1e-9;

    public Evidence {
        differing = List.copyOf(differing);
    }

    /** Over prompts with answers that the measure can compare; equal answers always give equal evidence. */
    static Evidence of(Measure measure, List<PromptAnswers> answers, double alphaOfBound) {
        List<PromptExcess> each =
                answers.stream().map(one -> PromptExcess.of(one, measure)).toList();
        double[] observed = each.stream().mapToDouble(PromptExcess::observed).toArray();
        return new Evidence(
                measure,
                each.size(),
                each.stream().mapToDouble(PromptExcess::between).average().orElseThrow(),
                each.stream().mapToDouble(PromptExcess::withinModel).average().orElseThrow(),
                each.stream()
                        .mapToDouble(PromptExcess::withinBaseline)
                        .average()
                        .orElseThrow(),
                mean(observed),
                MeanBound.upper(mean(atLeastNone(observed)), observed.length, alphaOfBound),
                pValue(each, mean(observed)),
                differing(answers, observed, measure.clearExcess()));
    }

    /** Cutting off below 0 can only raise the mean, so it stays an upper bound. */
    private static double[] atLeastNone(double[] excess) {
        return IntStream.range(0, excess.length)
                .mapToDouble(i -> Math.min(1, Math.max(0, excess[i])))
                .toArray();
    }

    private static double pValue(List<PromptExcess> prompts, double observed) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] ways = prompts.stream().map(PromptExcess::waysToDeal).toArray(double[][]::new);
        int asLarge = 1;
        for (int deal = 0; deal < DEALS; deal++) {
            double sum = 0;
            for (double[] way : ways) {
                sum += way[random.nextInt(way.length)];
            }
            if (sum / ways.length >= observed - ROUNDING) {
                asLarge++;
            }
        }
        return asLarge / (DEALS + 1.0);
    }

    private static List<String> differing(List<PromptAnswers> answers, double[] excess, double clear) {
        return IntStream.range(0, excess.length)
                .boxed()
                .filter(i -> excess[i] >= clear)
                .sorted(Comparator.comparingDouble((Integer i) -> excess[i]).reversed())
                .map(i -> answers.get(i).prompt())
                .toList();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
