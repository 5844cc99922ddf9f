package io.plumbline.statistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateDifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "8, 40, 10, 1000, .031792999585, .44351268678",
        "0, 40, 10, 1000, -.019632994177, .10900572242",
        "40, 200, 10, 1000, .093967406917, .30647966998",
        "50, 1000, 20, 2000, .013052805182, .072482181112",
        "200, 1000, 0, 200, .13384965624, .25006943821",
        "0, 200, 0, 200, -.021671849653, .02746583476"
    })
    void differenceToAReferenceEqualsTheIndependentlyComputedOne(
            double hits, double total, double referenceHits, double referenceTotal, double lower, double upper) {
        RateDifference difference = RateDifference.toReference(hits, total, referenceHits, referenceTotal, 0.05);

        assertThat(difference.lower()).is(Figures.closeTo(lower));
        assertThat(difference.upper()).is(Figures.closeTo(upper));
    }

    @Test
    void everyDifferenceIsPossibleWithoutAnswers() {
        assertThat(RateDifference.toReference(0, 0, 0, 0, 0.05)).isEqualTo(new RateDifference(-1, 1));
        assertThat(RateDifference.toControl(0, 0, 0, 0, 0.05)).isEqualTo(new RateDifference(-1, 1));
    }

    @Test
    void liveControlIsTheDifferenceOfTwoSequencesAtHalfTheAlpha() {
        RateDifference difference = RateDifference.toControl(40, 200, 10, 1000, 0.05);

        assertThat(difference.lower())
                .isEqualTo(RateInterval.of(40, 200, 0.025).lower()
                        - RateInterval.of(10, 1000, 0.025).upper());
        assertThat(difference.exceeds(0.01)).isTrue();
        assertThat(difference.exceeds(0.3)).isFalse();
        assertThat(difference.contains(0.19)).isTrue();
    }

    @Test
    void aModelComparedWithItselfIsNotToldApart() {
        assertThat(RateDifference.toControl(30, 900, 30, 900, 0.05).contains(0)).isTrue();
    }
}
