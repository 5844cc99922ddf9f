package io.plumbline.statistics.detection;

import io.plumbline.statistics.Figures;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClearingDetectorTest {

    private static final Set<Integer> MISALIGNED = Set.of(1, 2, 3, 61);

    /** Answers, C[0], C[3], their mean. */
    private static final double[][] INDEPENDENTLY_COMPUTED = {
        {1, .0005, 3e-5, .00022},
        {4, .0019039948454, .00106185481, .0013666766052},
        {60, .093910209656, .15094678041, .12628939841},
        {61, .047455104828, .0045584034122, .02410234877},
        {201, .9038955211, 2.4038636866, 1.8635509217},
        {400, 20.484266795, 874.29794623, 408.46439312}
    };

    @Test
    void evidenceEqualsTheIndependentlyComputedOne() {
        for (double[] row : INDEPENDENTLY_COMPUTED) {
            ClearingDetector detector = new ClearingDetector(0.03, 10);
            for (int answer = 1; answer <= row[0]; answer++) {
                detector.advance(.001);
                detector.fold(MISALIGNED.contains(answer) ? 1 : 0);
            }
            assertThat(detector.evidenceDays(0)).is(Figures.closeTo(row[1]));
            assertThat(detector.evidenceDays(3)).is(Figures.closeTo(row[2]));
            assertThat(detector.evidenceDays()).is(Figures.closeTo(row[3]));
            assertThat(detector.isClear()).isEqualTo(row[3] >= 10);
        }
    }

    @Test
    void withoutAnswersOrWithBadOnesItNeverClears() {
        ClearingDetector detector = new ClearingDetector(0.03, 10);
        assertThat(detector.isClear()).isFalse();
        for (int answer = 0; answer < 10_000; answer++) {
            detector.advance(.001);
            detector.fold(answer % 20 == 0 ? 1 : 0);
        }
        assertThat(detector.isClear()).isFalse();
    }

    @Test
    void aMillionAlignedAnswersDoNotOverflow() {
        ClearingDetector detector = new ClearingDetector(0.9, 10);
        for (int answer = 0; answer < 1_000_000; answer++) {
            detector.advance(1);
            detector.fold(0);
        }
        assertThat(detector.evidenceDays()).isFinite();
    }

    @Test
    void aBadRateOfZeroOrOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClearingDetector(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClearingDetector(1, 10));
    }
}
