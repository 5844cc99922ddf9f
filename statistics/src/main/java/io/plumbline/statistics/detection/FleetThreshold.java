package io.plumbline.statistics.detection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Thresholds for one person who watches many streams. A detector's guarantee is per stream, so each stream gets a share of the budget.
 *
 * @param alarmDays A: mean time between false pages that the pager's owner accepts for all streams together, in days; positive
 */
public record FleetThreshold(double alarmDays) {

    /** Share of a model's budget for the misaligned stream. */
    public static final double MISALIGNED_WEIGHT = 0.6;

    /** Share of a model's budget for each of incoherent, refusal, unscored and identity. */
    public static final double OTHER_WEIGHT = 0.1;

    public FleetThreshold {
        if (!(alarmDays > 0 && alarmDays < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alarmDays above 0 expected, was " + alarmDays);
        }
    }

    /** A M: the threshold of each of {@code models} models that share the budget equally. */
    public double ofEach(int models) {
        return weighted(1.0 / models);
    }

    /** A / w: the threshold of a stream with the share {@code weight} (0..1) of the budget; the shares sum to at most 1. */
    public double weighted(double weight) {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("a weight lies in 0..1, was " + weight);
        }
        return alarmDays / weight;
    }

    /** The streams to name in a digest: the k with the most evidence, for the largest k whose least evidence still reaches {@code A M / k}
     * (e-BH, Wang and Ramdas 2022), strongest first. Of these, few are false on average, whatever the dependence between streams.
     *
     * @param evidenceDays V of each stream, in days
     * @return indexes into {@code evidenceDays}; empty if no stream stands out, and without streams
     */
    public List<Integer> digest(double... evidenceDays) {
        return digestOfBudgets(evidenceDays.length, evidenceDays);
    }

    /** The streams to name if several of them share one budget, each with a share of the stake: then {@code A B / k} is reached for B budgets
     * (weighted e-BH).
     *
     * @param budgets B, the number of budgets, such as models
     * @param evidenceDays evidence of each stream from its share of the stake, in days; streams without evidence may be left out
     */
    public List<Integer> digestOfBudgets(long budgets, double... evidenceDays) {
        List<Integer> strongestFirst = IntStream.range(0, evidenceDays.length)
                .boxed()
                .sorted(Comparator.comparingDouble(stream -> -evidenceDays[stream]))
                .toList();
        int named = IntStream.rangeClosed(1, evidenceDays.length)
                .filter(k -> evidenceDays[strongestFirst.get(k - 1)] >= alarmDays * (double) budgets / k)
                .max()
                .orElse(0);
        return strongestFirst.subList(0, named);
    }

    /** Evidence of all streams together, sum w V, in days: at A or more a common cause has shifted, such as the judge.
     *
     * @param weights share of each stream, summing to at most 1
     */
    public static double common(double[] weights, double[] evidenceDays) {
        if (weights.length != evidenceDays.length || Arrays.stream(weights).sum() > 1 + 1e-9) {
            throw new IllegalArgumentException("one weight per stream, summing to at most 1, expected");
        }
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] * evidenceDays[i])
                .sum();
    }

    /** True if the streams' common evidence reaches A. */
    public boolean isCommonShift(double[] weights, double[] evidenceDays) {
        return common(weights, evidenceDays) >= alarmDays;
    }
}
