package io.plumbline.statistics;

import java.util.List;

/** How much wider the pooled rate's error is than independent answers would make it, because answers cluster by question (Kish 1965).
 *
 * <p>Estimated as the ratio estimator's between-cluster variance over the binomial one:
 * {@code Q/(Q-1) * sum (x_q - p n_q)^2 / (n p (1-p))} over the Q clusters that have answers. It is 1 if it cannot be estimated: fewer
 * than two clusters, a rate of exactly 0 or 1, n = 0. That is also its limit: a single hit among equally many answers to each question gives
 * about 1.
 *
 * <p>The effect is an estimate, so it says how answers to other questions like these may vary. For the rate over exactly these questions no effect
 * is needed: if answers to one question are independent, fixed questions of different rates make the count less variable than a binomial one
 * (Hoeffding 1956), and an interval at effect 1 is valid at every look. Dividing by an effect above 1 only widens it.
 *
 * @param value the estimate, at least 0; about 7 for the eight published questions, below 1 if clusters are more alike than chance
 */
public record DesignEffect(double value) {

    /** The effect of independent answers. */
    public static final DesignEffect NONE = new DesignEffect(1);

    public DesignEffect {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a design effect is finite and at least 0, was " + value);
        }
    }

    /** The estimate from one count per question or per other cluster. */
    public static DesignEffect of(List<QuestionCount> counts) {
        double hits = counts.stream().mapToDouble(QuestionCount::misaligned).sum();
        double total = counts.stream().mapToDouble(QuestionCount::total).sum();
        long clusters = counts.stream().filter(count -> count.total() > 0).count();
        if (clusters < 2 || hits == 0 || hits == total) {
            return NONE;
        }
        double rate = hits / total;
        double spread = counts.stream()
                .mapToDouble(count -> square(count.misaligned() - rate * count.total()))
                .sum();
        return new DesignEffect(clusters / (clusters - 1.0) * spread / (total * rate * (1 - rate)));
    }

    /** The number of independent answers that are as informative as {@code count} clustered ones; never more than {@code count}. */
    public double effective(double count) {
        return count / Math.max(1, value);
    }

    private static double square(double value) {
        return value * value;
    }
}
