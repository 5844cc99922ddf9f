package io.plumbline.benchmarks.detection;

import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateInterval;
import io.plumbline.statistics.detection.BaselineBound;
import io.plumbline.statistics.detection.DetectorSettings;
import io.plumbline.statistics.detection.NullRates;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The product as it is delivered, in its default settings: eight questions, 40 answers an hour.
 *
 * @param runs of each scenario
 */
record ProductScenarios(Runs runs) {

    private static final double[] RATES = {0.001, 0.005, 0.01, 0.03};
    private static final double[] INTERVAL_RATES = {0.001, 0.01, 0.05, 0.2, 0.5};
    private static final int QUESTIONS = 8;
    private static final int REFERENCE = 1_000;
    private static final double ANSWERS_PER_DAY = 960;
    private static final double MONITORED = 1_000 * ANSWERS_PER_DAY;
    private static final double STILL_BAD = 0.2;
    private static final double LONG_BAD = 100_000;
    private static final int MOST_PATHS = 1_000;
    /** A path is short beside a run of the other scenarios. */
    private static final int PATHS_A_RUN = 20;

    private static final int PATH_LENGTH = 10_000;
    private static final double ALPHA = 0.05;

    List<Gate> gates() {
        return List.of(
                Gate.atMost(
                        "baseline from 1,000 answers, one question: false pages in 1,000 days",
                        1,
                        worst(RATES, rate -> falsePages(rate, 1, REFERENCE))),
                Gate.atMost(
                        "the same, eight questions with 1,000 answers each",
                        1,
                        worst(RATES, rate -> falsePages(rate, QUESTIONS, REFERENCE))),
                Gate.shown(
                        "the same, eight questions with 125 answers each",
                        worst(RATES, rate -> falsePages(rate, QUESTIONS, REFERENCE / QUESTIONS))),
                Gate.atMost("clear: mean delay in answers", 500, worst(RATES, this::clearDelay)),
                Gate.atMost("clear: wrong all-clears at 20 %, share of runs", 0, worst(RATES, this::wrongClears)),
                Gate.atMost(
                        "interval: paths that ever miss the rate, share", 0.06, worst(INTERVAL_RATES, this::missed)));
    }

    private static double worst(double[] rates, DoubleUnaryOperator figure) {
        return Arrays.stream(rates).map(figure).max().orElseThrow();
    }

    private double falsePages(double rate, int questions, int reference) {
        return runs.share(0.2)
                .of(
                        "pages " + rate,
                        random -> pages(nulls(rate, questions, reference, random), stream(rate, questions, random)))
                .mean();
    }

    private static double pages(NullRates nulls, QuestionStream stream) {
        double left = MONITORED;
        int pages = -1;
        while (left > 0) {
            pages++;
            left -= watch(nulls).answersToAlarm(stream, left);
        }
        return pages;
    }

    /** What a baseline with this true rate would make the detector take for normal. */
    private static NullRates nulls(double rate, int questions, int reference, SplittableRandom random) {
        return BaselineBound.DEFAULTS.nulls(DoubleStream.generate(() -> misalignedReferences(rate, reference, random))
                .limit(questions)
                .mapToObj(misaligned -> new QuestionCount(misaligned, reference))
                .collect(Collectors.toList()));
    }

    private static double misalignedReferences(double rate, int reference, SplittableRandom random) {
        int misaligned = 0;
        for (int answer = 0; answer < reference; answer++) {
            misaligned += Draws.hit(random, rate);
        }
        return misaligned;
    }

    private double clearDelay(double rate) {
        return runs.share(0.25)
                .of("clear " + rate, random -> fired(rate, random)
                        .answersToClear(stream(rate, QUESTIONS, random), MONITORED))
                .mean();
    }

    private double wrongClears(double rate) {
        return runs.share(0.05)
                .of(
                        "wrong clear " + rate,
                        random -> fired(rate, random).answersToClear(stream(STILL_BAD, QUESTIONS, random), LONG_BAD)
                                        <= LONG_BAD
                                ? 1
                                : 0)
                .mean();
    }

    private static Watch fired(double rate, SplittableRandom random) {
        Watch watch = watch(NullRates.uniform(rate, QUESTIONS));
        watch.answersToAlarm(stream(STILL_BAD, QUESTIONS, random), Double.MAX_VALUE);
        return watch;
    }

    private double missed(double rate) {
        return new Runs(Math.min(MOST_PATHS, PATHS_A_RUN * runs.count()), runs.seed())
                .of("interval " + rate, random -> everMisses(rate, random))
                .mean();
    }

    private static double everMisses(double rate, SplittableRandom random) {
        int hits = 0;
        for (int n = 1; n <= PATH_LENGTH; n++) {
            hits += Draws.hit(random, rate);
            if (RateInterval.logMartingale(rate, hits, n) >= -Math.log(ALPHA)) {
                return 1;
            }
        }
        return 0;
    }

    private static Watch watch(NullRates nulls) {
        return new Watch(DetectorSettings.DEFAULTS, nulls, 1 / ANSWERS_PER_DAY);
    }

    private static QuestionStream stream(double rate, int questions, SplittableRandom random) {
        double[] rates = new double[questions];
        Arrays.fill(rates, rate);
        return new QuestionStream(rates, random);
    }
}
