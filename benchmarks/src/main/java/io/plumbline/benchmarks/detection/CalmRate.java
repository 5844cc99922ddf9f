package io.plumbline.benchmarks.detection;

import io.plumbline.statistics.detection.NullRates;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** All cells of one calm rate: the detector, the optimum and the windows on the same kind of answers. */
final class CalmRate {

    private static final double SETTLED = 20_000;

    private final double before;
    private final double gamma;
    private final Runs runs;
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> settledRatios = new ArrayList<>();
    private final List<Double> speedUps = new ArrayList<>();
    private final Sample falseAlarms;
    private final List<ScanWindow> bank;

    CalmRate(double before, List<Double> afters, double gamma, Runs runs) {
        this.before = before;
        this.gamma = gamma;
        this.runs = runs;
        this.falseAlarms = runs.share(0.25).of("false alarms " + before, this::timeToFalseAlarm);
        this.bank = windows().bank(afters.get(afters.size() - 1), afters.get(0));
    }

    /** Measures one change and prints its row. */
    void measure(double after, double published, PrintStream out) {
        Sample delays = runs.of("delay " + before + " " + after, random -> delay(after, random));
        Sample settled = runs.of("settled " + before + " " + after, random -> settledDelay(after, random));
        double computed = new BernoulliCusum(before, after, runs.share(10)).optimum(gamma);
        double optimum = Double.isNaN(published) ? computed : published;
        TunedWindows windows = windows();
        double banked = windows.settledDelay(bank, after, SETTLED);
        ratios.add(delays.mean() / optimum);
        settledRatios.add(settled.mean() / optimum);
        speedUps.add(banked / settled.mean());
        out.printf(
                Locale.ROOT,
                "| %4.1f | %3.0f | %7.1f | %7.1f | %7.1f | %6.0f | %6.0f | %5.2f | %7.2f | %7.1f | %s | %7.1f | %5.2f | %5.2f |%n",
                100 * before,
                100 * after,
                optimum,
                computed,
                delays.mean(),
                delays.quantile(0.5),
                delays.quantile(0.95),
                delays.mean() / optimum,
                settled.mean() / optimum,
                windows.delay(List.of(windows.best(after)), after),
                byTheClock(windows, after),
                banked,
                falseAlarms.mean() / gamma,
                falseAlarms.lowerBound() / gamma);
    }

    double worstRatio() {
        return ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    double worstSettledRatio() {
        return settledRatios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Of each cell, the delay of the OR of windows over the detector's, both after a calm start. */
    List<Double> speedUps() {
        return List.copyOf(speedUps);
    }

    /** Lower 99 % bound of the mean time between false alarms, in units of gamma. */
    double falseAlarmTime() {
        return falseAlarms.lowerBound() / gamma;
    }

    private String byTheClock(TunedWindows windows, double after) {
        return windows.byTheClock()
                .map(window -> String.format(Locale.ROOT, "%7.0f", windows.delay(List.of(window), after)))
                .collect(Collectors.joining(" | "));
    }

    private TunedWindows windows() {
        return new TunedWindows(before, gamma, runs.share(0.25));
    }

    private double timeToFalseAlarm(SplittableRandom random) {
        return watch().answersToAlarm(stream(before, random), Double.MAX_VALUE);
    }

    private double delay(double after, SplittableRandom random) {
        return watch().answersToAlarm(stream(after, random), Double.MAX_VALUE);
    }

    private double settledDelay(double after, SplittableRandom random) {
        Watch watch = watch();
        return watch.staysQuiet(stream(before, random), SETTLED)
                ? watch.answersToAlarm(stream(after, random), Double.MAX_VALUE)
                : Double.NaN;
    }

    private Watch watch() {
        return Watch.inAnswers(gamma, NullRates.uniform(before, 1));
    }

    private static QuestionStream stream(double rate, SplittableRandom random) {
        return new QuestionStream(new double[] {rate}, random);
    }
}
