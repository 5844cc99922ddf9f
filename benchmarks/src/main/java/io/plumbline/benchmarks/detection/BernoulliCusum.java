package io.plumbline.benchmarks.detection;

import java.util.SplittableRandom;

/** The best possible detector for a change it knows: the CUSUM of both rates (Moustakides 1986), by simulation of its excursions.
 *
 * <p>The mean time between false alarms is the mean length of an excursion from 0 over the probability that it reaches the threshold. That
 * tiny probability is simulated under the changed rate and weighted back by the likelihood ratio, which makes it cheap and precise.
 */
final class BernoulliCusum {

    private static final int HALVINGS = 26;

    private final double before;
    private final double after;
    private final double up;
    private final double down;
    private final Runs runs;

    BernoulliCusum(double before, double after, Runs runs) {
        this.before = before;
        this.after = after;
        this.up = Math.log(after / before);
        this.down = -Math.log1p(-after) + Math.log1p(-before);
        this.runs = runs;
    }

    /** Mean delay in answers, from a statistic at 0, at one false alarm in {@code gamma} answers. */
    double optimum(double gamma) {
        double threshold = threshold(gamma);
        return runs.of("delay", random -> delay(threshold, random)).mean();
    }

    /** Bisects; the same seeds at every threshold make the mean time monotone. */
    private double threshold(double gamma) {
        double low = 0;
        double high = 3 * Math.log(gamma);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (timeBetweenFalseAlarms(middle) < gamma) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double timeBetweenFalseAlarms(double threshold) {
        double reached = runs.of("reached", random -> weight(threshold, random)).mean();
        double length = runs.of("length", random -> excursion(threshold, random, before)[0])
                .mean();
        return (1 / before + length) / reached;
    }

    /** The likelihood ratio of an excursion that reaches the threshold, 0 of one that does not. */
    private double weight(double threshold, SplittableRandom random) {
        double end = excursion(threshold, random, after)[1];
        return end >= threshold ? Math.exp(up - end) : 0;
    }

    private double delay(double threshold, SplittableRandom random) {
        double answers = 0;
        while (true) {
            double[] excursion = excursion(threshold, random, after);
            answers += Draws.failures(random, after) + 1 + excursion[0];
            if (excursion[1] >= threshold) {
                return answers;
            }
        }
    }

    /** Answers from the first misaligned one (exclusive) to the return to 0 or to the threshold, and the statistic there. */
    private double[] excursion(double threshold, SplittableRandom random, double rate) {
        double statistic = up;
        double answers = 0;
        while (statistic > 0 && statistic < threshold) {
            double aligned = Draws.failures(random, rate);
            double toZero = Math.ceil(statistic / down);
            if (aligned >= toZero) {
                return new double[] {answers + toZero, 0};
            }
            statistic += up - aligned * down;
            answers += aligned + 1;
        }
        return new double[] {answers, statistic};
    }
}
