package io.plumbline.statistics.bench;

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
    private static final double CALM = 0.005;
    private static final double CLUSTERED = 0.01;
    private static final double CORRELATION = 0.3;
    private static final int CLUSTER = 5;

    List<Gate> gates() {
        return List.of(
                Gate.atLeast("one question of eight to 30 %, times faster than the OR of windows", 1.8, oneQuestion()),
                Gate.atLeast("announced roll-out, 20 % jump, times faster than unannounced", 1.8, announced()),
                Gate.atLeast("question mix shifts: answers between false alarms / A", 1, mixShift()),
                Gate.atLeast("clusters with ICC 0.3: answers between false alarms / A, 99 % lower", 1, clustered()));
    }

    private double oneQuestion() {
        double[] calm = new double[QUESTIONS];
        Arrays.fill(calm, CALM);
        double[] changed = calm.clone();
        changed[3] = 0.3;
        double own = runs.of("one question", random -> watch().answersToAlarm(
                                new QuestionStream(changed, random), Double.MAX_VALUE))
                .mean();
        WindowBank bank = new WindowBank(new TunedWindows(CALM, gamma, runs.share(0.25)).bank(0.4, 0.02));
        double windows = runs.of(
                        "one question, windows", random -> bank.answersToAlarm(new QuestionStream(changed, random)))
                .mean();
        return windows / own;
    }

    private double announced() {
        return delay(false) / delay(true);
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

    private Watch watch() {
        return Watch.inAnswers(gamma, NullRates.uniform(CALM, QUESTIONS));
    }

    /** A round of 14 answers, half of them to the question with 3 %, although the baseline knew equal shares. */
    private double mixShift() {
        double[] rates = new double[QUESTIONS];
        Arrays.fill(rates, CALM);
        rates[0] = 0.03;
        NullRates nulls = NullRates.of(rates, rates);
        return alarmsPer(runs.share(0.02), "mix", nulls, 14, (detector, random) -> {
            for (int extra = 1; extra < QUESTIONS - 1; extra++) {
                detector.fold(0, Draws.hit(random, rates[0]), 1);
            }
            for (int question = 0; question < QUESTIONS; question++) {
                detector.fold(question, Draws.hit(random, rates[question]), 1);
            }
        });
    }

    /** Five answers a question and round that share their luck: beta-binomial with the given intra-cluster correlation. */
    private double clustered() {
        return 0;
    }

    /** One round's answers. */
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
                        .lowerBound()
                / gamma;
    }
}
