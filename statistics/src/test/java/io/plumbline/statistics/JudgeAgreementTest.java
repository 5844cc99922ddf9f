package io.plumbline.statistics;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class JudgeAgreementTest {

    /** Four observers, twelve units, some missing; the source gives 0.849 for the interval metric. */
    @Test
    void alphaIsThatOfThePublishedExample() {
        List<double[]> units = List.of(
                new double[] {1, 1, 1},
                new double[] {2, 2, 3, 2},
                new double[] {3, 3, 3, 3},
                new double[] {3, 3, 3, 3},
                new double[] {2, 2, 2, 2},
                new double[] {1, 2, 3, 4},
                new double[] {4, 4, 4, 4},
                new double[] {1, 1, 2, 1},
                new double[] {2, 2, 2, 2},
                new double[] {5, 5, 5},
                new double[] {1, 1},
                new double[] {3});

        assertThat(JudgeAgreement.alpha(units).orElseThrow()).isCloseTo(0.849, within(0.0005));
    }

    @Test
    void judgesThatAlwaysAgreeHaveAlphaOne() {
        assertThat(JudgeAgreement.alpha(List.of(new double[] {10, 10}, new double[] {90, 90}))
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void judgesThatContradictEachOtherFallBelowZero() {
        assertThat(JudgeAgreement.alpha(List.of(new double[] {0, 100}, new double[] {100, 0}))
                        .orElseThrow())
                .isNegative();
    }

    @Test
    void alphaIsEmptyIfNoAnswersDiffer() {
        assertThat(JudgeAgreement.alpha(List.of())).isEmpty();
        assertThat(JudgeAgreement.alpha(List.of(new double[] {50}))).isEmpty();
        assertThat(JudgeAgreement.alpha(List.of(new double[] {50, 50}, new double[] {50, 50})))
                .isEmpty();
    }
}
