package io.plumbline.benchmarks.detection;

import java.util.SplittableRandom;

/** Answers to questions asked in turn, one each a round; jumps over the rounds in which every answer is aligned. */
final class QuestionStream {

    private final double[] rates;
    /** Probability that some answer from this question on to the round's end is misaligned. */
    private final double[] someFrom;

    private final SplittableRandom random;

    QuestionStream(double[] rates, SplittableRandom random) {
        this.rates = rates;
        this.random = random;
        this.someFrom = new double[rates.length];
        double none = 1;
        for (int question = rates.length - 1; question >= 0; question--) {
            none *= 1 - rates[question];
            someFrom[question] = 1 - none;
        }
    }

    /** Rounds without a misaligned answer before the next that has one. */
    double alignedRounds() {
        return Draws.failures(random, someFrom[0]);
    }

    /** The answers of a round that has at least one misaligned; 1 for misaligned. */
    void fill(int[] answers) {
        boolean found = false;
        for (int question = 0; question < rates.length; question++) {
            double rate = found ? rates[question] : rates[question] / someFrom[question];
            answers[question] = Draws.hit(random, rate);
            found |= answers[question] == 1;
        }
    }

    int questions() {
        return rates.length;
    }
}
