package io.plumbline.statistics;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateIntervalTest {

    @ParameterizedTest
    @CsvSource({
        ".01, 0, 10, -0.46542981257",
        ".01, 1, 10, 0.79748552739",
        ".05, 3, 200, 1.8998557073",
        ".2, 8, 40, -1.7253707383",
        ".5, 20, 40, -3.6683118842",
        ".001, 1, 1000, -2.3741262635",
        ".01, 25, 1000, 5.5762307882",
        ".02, .6, 50, -0.89425759016",
        ".3, 2000, 10000, 252.83793606"
    })
    void evidenceAgainstARateEqualsTheIndependentlyComputedOne(double p, double hits, double total, double expected) {
        assertThat(RateInterval.logMartingale(p, hits, total)).is(Figures.closeTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, .05, 0, .95454545455",
        "0, 10, .05, 0, .29964402989",
        "0, 200, .05, 0, .024089440722",
        "1, 40, .05, .00018659226971, .159040669",
        "3, 200, .05, .0013021756021, .05720466419",
        "8, 40, .05, .057553106699, .42993695944",
        ".6, 50, .05, 5.7967194289e-6, .11306803844",
        "10, 1000, .05, .0028713443999, .024049636079",
        "200, 1000, .05, .15762933227, .24741188734",
        "24, 40, .05, .30214871736, .85283867776",
        "40, 40, .05, .63199372016, 1",
        "2000, 10000, .05, .18483339961, .21576460731",
        "8, 40, .01, .044555738245, .46977739581"
    })
    void intervalEqualsTheIndependentlyComputedOne(
            double hits, double total, double alpha, double lower, double upper) {
        Interval interval = RateInterval.of(hits, total, alpha);

        assertThat(interval.lower()).is(Figures.closeTo(lower));
        assertThat(interval.upper()).is(Figures.closeTo(upper));
    }

    @Test
    void everyRateIsPossibleBeforeTheFirstAnswer() {
        assertThat(RateInterval.of(0, 0, 0.05)).isEqualTo(Interval.UNKNOWN);
        assertThat(RateInterval.logMartingale(0.3, 0, 0)).isZero();
    }

    @Test
    void intervalContainsTheObservedRateWhateverTheCounts() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            double total = Math.exp(random.nextDouble() * 20);
            double hits = total * Math.pow(random.nextDouble(), 3);
            Interval interval = RateInterval.of(hits, total, 0.05);

            assertThat(interval.contains(hits / total))
                    .as("%s of %s in %s", hits, total, interval)
                    .isTrue();
            assertThat(interval.width()).isPositive();
        }
    }

    @Test
    void intervalNarrowsAsAnswersOfTheSameRateArrive() {
        double width = 1;
        for (int total = 10; total <= 10_000_000; total *= 10) {
            double narrower = RateInterval.of(total * 0.2, total, 0.05).width();
            assertThat(narrower).isLessThan(width);
            width = narrower;
        }
    }

    @Test
    void moreHitsMoveBothEndsUp() {
        for (int hits = 0; hits < 100; hits++) {
            Interval fewer = RateInterval.of(hits, 100, 0.05);
            Interval more = RateInterval.of(hits + 1, 100, 0.05);

            assertThat(more.lower()).isGreaterThan(fewer.lower());
            assertThat(more.upper()).isGreaterThanOrEqualTo(fewer.upper());
        }
    }

    @Test
    void moreConfidenceNeedsAWiderInterval() {
        assertThat(RateInterval.of(8, 40, 0.01).width())
                .isGreaterThan(RateInterval.of(8, 40, 0.05).width());
    }

    @Test
    void evidenceAgainstAnImpossibleRateIsInfinite() {
        assertThat(RateInterval.logMartingale(0, 1, 10)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(RateInterval.logMartingale(1, 9, 10)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateInterval.of(2, 1, 0.05))
                .withMessageContaining("2.0 of 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> RateInterval.of(-1, 1, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> RateInterval.of(Double.NaN, 1, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateInterval.of(1, 1, 0))
                .withMessageContaining("alpha");
    }

    @Test
    void everMissesTheRateOnAtMostAlphaOfThePaths() {
        SplittableRandom random = new SplittableRandom(11);
        int missed = 0;
        for (int path = 0; path < 400; path++) {
            missed += everMisses(0.03, 2_000, random) ? 1 : 0;
        }
        assertThat(missed / 400.0).isPositive().isLessThanOrEqualTo(0.05);
    }

    private static boolean everMisses(double rate, int answers, SplittableRandom random) {
        int hits = 0;
        for (int n = 1; n <= answers; n++) {
            hits += random.nextDouble() < rate ? 1 : 0;
            if (RateInterval.logMartingale(rate, hits, n) >= Math.log(1 / 0.05)) {
                return true;
            }
        }
        return false;
    }
}
