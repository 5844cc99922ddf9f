package io.plumbline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The mean of the questions' rates, as Betley et al. (2026) report it: every question weighs the same, whatever its number of answers.
 *
 * <p>Its error is a percentile bootstrap (Efron 1979) with 95 % and 10,000 resamples by default. The published bars span several fine-tunes
 * of one recipe; a deployed model is one fine-tune, so the answers are resampled here. {@link Resampling#ANSWERS} is the default because the
 * protocol's questions are a fixed list, not a sample of a larger one; {@link Resampling#QUESTIONS} estimates the result for other questions like these. A bootstrap is valid for a look at a fixed number of answers only, and has no width if all answers are equal: for
 * alarms and for rare events take {@link RateInterval}. Questions without an answer are left out; without any question the mean is empty.
 */
public final class QuestionRates {

    /** The unit that is resampled with replacement. */
    public enum Resampling {
        /** The answers within each question; the questions stay. */
        ANSWERS,
        /** The questions with their rates. */
        QUESTIONS
    }

    /** Settings of a bootstrap.
     *
     * @param resampling the unit that is resampled
     * @param resamples number of resamples, at least 100
     * @param confidence of the interval, 0..1 exclusive
     * @param seed an equal seed gives an equal interval
     */
    public record Bootstrap(Resampling resampling, int resamples, double confidence, long seed) {

        /** Answers within questions, 10,000 resamples, 95 %. */
        public static final Bootstrap PUBLISHED = new Bootstrap(Resampling.ANSWERS, 10_000, 0.95, 0);

        public Bootstrap {
            Counts.requireProbability("confidence", confidence);
            if (resamples < 100) {
                throw new IllegalArgumentException("resamples must be at least 100, was " + resamples);
            }
        }
    }

    private final List<QuestionCount> answered;

    public QuestionRates(List<QuestionCount> counts) {
        this.answered = counts.stream().filter(count -> count.total() > 0).toList();
    }

    /** The mean of the questions' rates, 0..1; empty at n = 0. */
    public OptionalDouble mean() {
        return answered.stream().mapToDouble(QuestionCount::rate).average();
    }

    /** The percentile interval of the mean; empty at n = 0. Fractional counts are rounded if answers are resampled. */
    public Optional<Interval> interval(Bootstrap bootstrap) {
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        double[] means =
                bootstrap.resampling() == Resampling.ANSWERS ? answersAgain(bootstrap) : questionsAgain(bootstrap);
        Arrays.sort(means);
        double tail = (1 - bootstrap.confidence()) / 2;
        return Optional.of(new Interval(percentile(means, tail), percentile(means, 1 - tail)));
    }

    private double[] answersAgain(Bootstrap bootstrap) {
        List<BinomialTable> tables = answered.stream()
                .map(count -> BinomialTable.of(Math.round(count.total()), Math.min(1, count.rate())))
                .toList();
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        return IntStream.range(0, bootstrap.resamples())
                .mapToDouble(i -> tables.stream()
                        .mapToDouble(table -> table.rate(random.nextDouble()))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private double[] questionsAgain(Bootstrap bootstrap) {
        double[] rates = answered.stream().mapToDouble(QuestionCount::rate).toArray();
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        return IntStream.range(0, bootstrap.resamples())
                .mapToDouble(i -> random.ints(rates.length, 0, rates.length)
                        .mapToDouble(question -> rates[question])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** Linear between order statistics, the definition that NumPy uses by default (Hyndman and Fan 1996, type 7). */
    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return clip(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    private static double clip(double rate) {
        return Math.max(0, Math.min(1, rate));
    }
}
