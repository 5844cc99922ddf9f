package io.plumbline.statistics;

import io.plumbline.statistics.PairedDifference.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PairedDifferenceTest {

    private static final double ALPHA = 0.05;

    @Test
    void equallyManyAnswersAreTheDifferenceOfThePooledRates() {
        PairedDifference difference = PairedDifference.of(List.of(pair(30, 100, 1, 100), pair(2, 100, 0, 100)), ALPHA)
                .orElseThrow();

        assertThat(difference.value()).isCloseTo(0.155, within(1e-12));
        assertThat(difference.interval().lower())
                .isCloseTo(RateDifference.toControl(32, 200, 1, 200, ALPHA).lower(), within(1e-9));
        assertThat(difference.questions()).isEqualTo(2);
    }

    @Test
    void anotherMixOfQuestionsMakesNoDifference() {
        PairedDifference difference = PairedDifference.of(List.of(pair(450, 900, 50, 100), pair(0, 100, 0, 900)), ALPHA)
                .orElseThrow();

        assertThat(difference.value()).isZero();
        assertThat(difference.interval().contains(0)).isTrue();
    }

    @Test
    void aQuestionWithFewAnswersMakesTheIntervalWide() {
        double balanced = PairedDifference.of(List.of(pair(5, 100, 5, 100), pair(5, 100, 5, 100)), ALPHA)
                .orElseThrow()
                .interval()
                .upper();

        // 2^2 / (1/195 + 1/5) = 19.5 answers
        PairedDifference skewed = PairedDifference.of(List.of(pair(9.75, 195, 5, 100), pair(0.25, 5, 5, 100)), ALPHA)
                .orElseThrow();

        assertThat(skewed.interval().upper())
                .isGreaterThan(balanced)
                .isCloseTo(
                        RateDifference.toControl(0.05 * 19.5, 19.5, 10, 200, ALPHA)
                                .upper(),
                        within(1e-9));
    }

    @Test
    void questionsOfOneSideAloneAreLeftOut() {
        assertThat(PairedDifference.of(List.of(pair(3, 10, 0, 0), pair(0, 0, 1, 10)), ALPHA))
                .isEmpty();
        assertThat(PairedDifference.of(List.of(pair(3, 10, 0, 0), pair(1, 10, 1, 10)), ALPHA)
                        .orElseThrow()
                        .questions())
                .isEqualTo(1);
    }

    @Test
    void watchedAfterEveryRoundItHoldsTheTruthThoughQuestionsDiffer() {
        double[] watched = {0.6, 0.02, 0.1, 0};
        double[] control = {0.3, 0.02, 0, 0};
        Random random = new Random(11);
        int missed = 0;
        for (int path = 0; path < 200; path++) {
            missed += everMisses(watched, control, 0.105, random) ? 1 : 0;
        }

        assertThat(missed)
                .as("paths of 200 that miss the difference at any round")
                .isLessThanOrEqualTo(10);
    }

    private static boolean everMisses(double[] watched, double[] control, double truth, Random random) {
        double[][] hits = new double[2][watched.length];
        boolean missed = false;
        for (int round = 1; round <= 100; round++) {
            List<Pair> pairs = new ArrayList<>();
            for (int q = 0; q < watched.length; q++) {
                hits[0][q] += random.nextDouble() < watched[q] ? 1 : 0;
                hits[1][q] += random.nextDouble() < control[q] ? 1 : 0;
                pairs.add(pair(hits[0][q], round, hits[1][q], round));
            }
            missed |=
                    !PairedDifference.of(pairs, ALPHA).orElseThrow().interval().contains(truth);
        }
        return missed;
    }

    private static Pair pair(double hits, double total, double controlHits, double controlTotal) {
        return new Pair(new QuestionCount(hits, total), new QuestionCount(controlHits, controlTotal));
    }
}
