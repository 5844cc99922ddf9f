package io.plumbline.benchmarks.budget;

import io.plumbline.benchmarks.detection.Gate;
import io.plumbline.benchmarks.detection.Runs;
import io.plumbline.benchmarks.detection.Sample;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Measures the budget of false alarms that a model's series share: how often a calm model with six series pages, and how much
 * later a jump in one of them is found than in a model that has only this one.
 */
public final class BudgetBenchmark {

    private static final int SERIES = 6;
    private static final double ANSWERS_AN_HOUR = 40;
    private static final double HOURS_A_DAY = 24;
    private static final double ALARM_DAYS = 1_000;
    private static final double CONFIDENCE = 0.99;
    private static final double MOST_DELAY = 1.25;
    private static final double JUMP = 0.2;
    private static final int CALM_ROUNDS = 200;
    private static final int MOST_ROUNDS = 2_000;

    /** Answers of the baseline to each of the eight questions: about 1,000, the design's least; and so many that its rates are known. */
    private static final int ESTIMATED = 125;

    private static final int KNOWN = 12_500;

    private static final OutcomeMix CALM = new OutcomeMix(0.01, 0.01, 0.03, 0.005);

    private final int models;
    private final double days;
    private final Runs runs;

    /**
     * A benchmark of its own.
     *
     * @param models calm models of each row, at least 1
     * @param days simulated days of each, at least 1
     * @param seed any; an equal seed gives equal figures
     */
    public BudgetBenchmark(int models, double days, long seed) {
        if (!(days >= 1)) {
            throw new IllegalArgumentException("at least one day expected, was " + days);
        }
        this.models = models;
        this.days = days;
        this.runs = new Runs(models, seed);
    }

    /** Prints pages and delays, then the gates.
     *
     * @return true if every gate passed
     */
    public boolean run(PrintStream out) {
        List<Gate> gates = new ArrayList<>();
        out.printf(
                Locale.ROOT,
                "%d models of %d series, %.0f days each, %.0f answers an hour of a model; all four detectors.%n",
                models,
                SERIES,
                days,
                ANSWERS_AN_HOUR);
        out.println("| misaligned | baseline's answers | pages | mean days between pages | 99 % lower bound |");
        for (int reference : new int[] {ESTIMATED, KNOWN}) {
            gates.add(pages(CALM.misaligned(), reference, out));
        }
        out.println();
        out.println("| calm | answers to the page, alone | of six series | ratio |");
        for (double rate : new double[] {0.002, 0.01}) {
            gates.add(delay(rate, out));
        }
        out.println();
        gates.forEach(gate -> out.println(gate.row()));
        return gates.stream().allMatch(Gate::passed);
    }

    private Gate pages(double rate, int reference, PrintStream out) {
        OutcomeMix calm = CALM.withMisaligned(rate);
        double roundsADay = ANSWERS_AN_HOUR * HOURS_A_DAY / SERIES / WatchedModel.QUESTIONS;
        long rounds = Math.round(days * roundsADay);
        Sample counted = runs.of("pages " + rate + " " + reference, random -> {
            WatchedModel model = new WatchedModel(SERIES, ANSWERS_AN_HOUR / SERIES, calm, reference, random);
            double pages = 0;
            for (long round = 0; round < rounds; round++) {
                pages += model.round(calm, calm);
            }
            return pages;
        });
        double pages = counted.mean() * models;
        double monitored = models * days;
        double bound = monitored / mostPages(pages);
        out.printf(
                Locale.ROOT,
                "| %8.1f %% | %18d | %5.0f | %23.0f | %16.0f |%n",
                100 * rate,
                reference * WatchedModel.QUESTIONS,
                pages,
                monitored / pages,
                bound);
        return Gate.atLeast(
                String.format(
                        Locale.ROOT,
                        "days between pages, 99 %% lower bound, %.1f %% misaligned, %d answers",
                        100 * rate,
                        reference * WatchedModel.QUESTIONS),
                ALARM_DAYS,
                bound);
    }

    /** The largest mean of a Poisson distribution that so few pages do not exclude (Garwood 1936). */
    private static double mostPages(double pages) {
        return ChiSquaredDistribution.of(2 * (pages + 1)).inverseCumulativeProbability(CONFIDENCE) / 2;
    }

    private Gate delay(double rate, PrintStream out) {
        double alone = answersToPage(rate, 1);
        double shared = answersToPage(rate, SERIES);
        out.printf(Locale.ROOT, "| %4.1f %% | %26.1f | %13.1f | %5.2f |%n", 100 * rate, alone, shared, shared / alone);
        return Gate.atMost(
                String.format(
                        Locale.ROOT,
                        "delay of a jump to 20 %% in one series of six, to alone, p0 = %.1f %%",
                        100 * rate),
                MOST_DELAY,
                shared / alone);
    }

    /** Answers of the series that jumps, from the jump to the page; every series has as many answers an hour. */
    private double answersToPage(double rate, int count) {
        OutcomeMix calm = CALM.withMisaligned(rate);
        OutcomeMix bad = CALM.withMisaligned(JUMP);
        return runs.share(5)
                .of("delay " + rate + " " + count, random -> answersToPage(calm, bad, count, random))
                .mean();
    }

    private static double answersToPage(OutcomeMix calm, OutcomeMix bad, int count, SplittableRandom random) {
        WatchedModel model = new WatchedModel(count, ANSWERS_AN_HOUR, calm, ESTIMATED, random);
        for (int round = 0; round < CALM_ROUNDS; round++) {
            if (model.round(calm, calm) > 0) {
                return Double.NaN;
            }
        }
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            if (model.round(bad, calm) > 0) {
                return round * WatchedModel.QUESTIONS;
            }
        }
        throw new IllegalStateException("no page in " + MOST_ROUNDS + " rounds of a bad series");
    }
}
