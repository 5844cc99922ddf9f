package io.plumbline.statistics.detection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class FleetThresholdTest {

    private static final FleetThreshold FLEET = new FleetThreshold(1_000);

    @Test
    void manyModelsOnOnePagerEachNeedMoreEvidence() {
        assertThat(FLEET.ofEach(50)).isCloseTo(50_000, within(1e-6));
        assertThat(FLEET.weighted(FleetThreshold.OTHER_WEIGHT)).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void theStreamsOfOneModelShareItsWholeBudget() {
        assertThat(FleetThreshold.MISALIGNED_WEIGHT + 4 * FleetThreshold.OTHER_WEIGHT)
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theDigestNamesTheLargestSetWhoseWeakestMemberSuffices() {
        // Thresholds for four streams: 4000 alone, 2000 for two, 1333 for three, 1000 for all.
        assertThat(FLEET.digest(1_400, 10, 2_500, 1_500)).containsExactly(2, 3, 0);
        assertThat(FLEET.digest(3_999, 10, 10, 10)).isEmpty();
        assertThat(FLEET.digest(4_000, 10, 10, 10)).containsExactly(0);
        assertThat(FLEET.digest()).isEmpty();
    }

    @Test
    void aCommonShiftIsDetectedThoughNoSingleStreamStandsOut() {
        assertThat(FLEET.isCommonShift(new double[] {0.5, 0.5}, new double[] {900, 1_100}))
                .isTrue();
        assertThat(FLEET.isCommonShift(new double[] {0.5, 0.5}, new double[] {900, 1_000}))
                .isFalse();
    }

    @Test
    void weightsThatPromiseMoreThanTheBudgetAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetThreshold.common(new double[] {0.7, 0.7}, new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> FLEET.weighted(0));
    }
}
