package io.plumbline.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClopperPearsonTest {

    @ParameterizedTest
    @CsvSource({
        "0, 200, .95, .014867039231",
        "0, 1000, .95, .0029912495451",
        "1, 200, .95, .023498470435",
        "5, 500, .95, .020910322942",
        "10, 1000, .95, .016903175121",
        "60, 2000, .99, .040103718052"
    })
    void upperBoundEqualsTheIndependentlyComputedOne(double hits, double total, double confidence, double expected) {
        assertThat(ClopperPearson.upper(hits, total, confidence)).is(Figures.closeTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 200, .975, .00012658102787",
        "5, 500, .9875, .0027144079174",
        "10, 1000, .9875, .0042882909403",
        "60, 2000, .9875, .022080005137"
    })
    void lowerBoundEqualsTheIndependentlyComputedOne(double hits, double total, double confidence, double expected) {
        assertThat(ClopperPearson.lower(hits, total, confidence)).is(Figures.closeTo(expected));
    }

    @Test
    void everyRateIsPossibleWithoutAnswers() {
        assertThat(ClopperPearson.interval(0, 0, 0.05)).isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void boundsReachZeroAndOneAtTheExtremeCounts() {
        assertThat(ClopperPearson.lower(0, 50, 0.95)).isZero();
        assertThat(ClopperPearson.upper(50, 50, 0.95)).isOne();
    }

    @Test
    void upperBoundIsTheRateThatGivesSoFewHitsWithTheErrorProbability() {
        double bound = ClopperPearson.upper(7, 300, 0.95);

        assertThat(BinomialDistribution.of(300, bound).cumulativeProbability(7)).isCloseTo(0.05, within(1e-10));
    }

    @Test
    void boundsTightenWithEveryAnswerThatIsNoHit() {
        for (int total = 1; total < 500; total++) {
            assertThat(ClopperPearson.upper(0, total + 1, 0.95)).isLessThan(ClopperPearson.upper(0, total, 0.95));
        }
    }
}
