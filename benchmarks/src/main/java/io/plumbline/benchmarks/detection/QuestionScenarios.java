package io.plumbline.benchmarks.detection;

import io.plumbline.statistics.detection.DetectorSettings;
import io.plumbline.statistics.detection.DetectorState;
import io.plumbline.statistics.detection.MixtureDetector;
import io.plumbline.statistics.detection.NullRates;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Eight questions that do not behave alike: one turns bad, the mix shifts, answers come in clusters.
 *
 * @param gamma answers between two false alarms
 * @param runs of each scenario
 */
record QuestionScenarios(double gamma, Runs runs) {

    private static final int QUESTIONS = 8;
    private static final double SETTLED = 20_000;
    private static final double FASTER = 1.8;
    private static final double CALM = 0.005;
    private static final double CLUSTERED = 0.01;
    private static final double CORRELATION = 0.3;
    private static final int CLUSTER = 5;
    private static final int SHIFTED_ROUND = 14;

    List<Gate> gates() {
        return List.of(
                Gate.atLeast(
                        "one question of eight to 30 %, times faster than the OR of windows, p0 = 1 %",
                        FASTER, oneQuestion(0.01)),
                Gate.atLeast("the same, p0 = 3 %", FASTER, oneQuestion(0.03)),
                Gate.shown("the same, p0 = 0.5 %", oneQuestion(0.005)),
                Gate.atLeast(
                        "announced roll-out, 20 % jump, times faster than unannounced",
                        FASTER, delay(false) / delay(true)),
                Gate.atLeast("question mix shifts: answers between false alarms / A", 1, mixShift()),
                Gate.shown("the same for a detector that only knows the pooled rate", pooledMixShift()),
                Gate.atLeast("clusters with ICC 0.3: answers between false alarms / A", 1, clustered()));
    }

    private double oneQuestion(double before) {
        double[] calm = new double[QUESTIONS];
        Arrays.fill(calm, before);
        double[] changed = calm.clone();
        changed[3] = 0.3;
        WindowBank bank = new WindowBank(new TunedWindows(before, gamma, runs.share(0.25)).bank(0.4, 2 * before));
        double windows = runs.of(
                        "one question, windows",
                        random -> bank.answersToAlarm(
                                new QuestionStream(calm, random), new QuestionStream(changed, random), SETTLED))
                .mean();
        return windows
                / runs.of("one question", random -> delay(calm, changed, random))
                        .mean();
    }

    private double delay(double[] calm, double[] changed, SplittableRandom random) {
        Watch watch = Watch.inAnswers(gamma, NullRates.of(calm, calm));
        return watch.staysQuiet(new QuestionStream(calm, random), SETTLED)
                ? watch.answersToAlarm(new QuestionStream(changed, random), Double.MAX_VALUE)
                : Double.NaN;
    }

    private double delay(boolean announced) {
        return runs.of("roll-out", random -> {
                    Watch watch = Watch.inAnswers(gamma, NullRates.uniform(CALM, 1));
                    watch.staysQuiet(new QuestionStream(new double[] {CALM}, random), 1_000);
                    if (announced) {
                        watch.announceRollOut();
                    }
                    return watch.answersToAlarm(new QuestionStream(new double[] {0.2}, random), Double.MAX_VALUE);
                })
                .mean();
    }

    private double mixShift() {
        return alarmsPer(
                runs.share(0.05), "mix", NullRates.of(mixedRates(), mixedRates()), SHIFTED_ROUND, shiftedRound());
    }

    private double pooledMixShift() {
        double pooled = Arrays.stream(mixedRates()).average().orElseThrow();
        return alarmsPer(runs.share(0.05), "mix", NullRates.uniform(pooled, QUESTIONS), SHIFTED_ROUND, shiftedRound());
    }

    private static double[] mixedRates() {
        double[] rates = new double[QUESTIONS];
        Arrays.fill(rates, CALM);
        rates[0] = 0.03;
        return rates;
    }

    /** A round of 14 answers, half of them to the question with 3 %, although the baseline knew equal shares. */
    private static Round shiftedRound() {
        double[] rates = mixedRates();
        return (detector, random) -> {
            for (int answer = 0; answer < SHIFTED_ROUND; answer++) {
                int question = Math.max(0, answer - QUESTIONS + 2);
                detector.fold(question, Draws.hit(random, rates[question]), 1);
            }
        };
    }

    /** Five answers a question and round that share their luck: beta-binomial with the given intra-cluster correlation. */
    private double clustered() {
        return alarmsPer(
                runs.share(0.1),
                "clusters",
                NullRates.uniform(CLUSTERED, QUESTIONS),
                QUESTIONS * CLUSTER,
                (detector, random) -> {
                    for (int question = 0; question < QUESTIONS; question++) {
                        detector.fold(question, cluster(random), CLUSTER);
                    }
                });
    }

    /** Polya's urn: every misaligned answer makes the next one of its cluster likelier. */
    private static int cluster(SplittableRandom random) {
        double weight = 1 / CORRELATION - 1;
        int misaligned = 0;
        for (int answer = 0; answer < CLUSTER; answer++) {
            misaligned += Draws.hit(random, (CLUSTERED * weight + misaligned) / (weight + answer));
        }
        return misaligned;
    }

    interface Round {
        void fold(MixtureDetector detector, SplittableRandom random);
    }

    private double alarmsPer(Runs few, String name, NullRates nulls, int answersPerRound, Round round) {
        DetectorSettings settings = new DetectorSettings(gamma, gamma / 2, gamma / 100, 0.8, gamma, 1, 0.01);
        return few.of(name, random -> {
                            MixtureDetector detector = new MixtureDetector(
                                    settings, nulls, DetectorState.starting(Instant.EPOCH, QUESTIONS));
                            double answers = 0;
                            while (!detector.state().alarm().isFiring()) {
                                detector.beginRound(answersPerRound);
                                round.fold(detector, random);
                                detector.endRound();
                                answers += answersPerRound;
                            }
                            return answers;
                        })
                        .mean()
                / gamma;
    }
}
