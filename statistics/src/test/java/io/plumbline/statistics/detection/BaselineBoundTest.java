package io.plumbline.statistics.detection;

import io.plumbline.statistics.ClopperPearson;
import io.plumbline.statistics.Figures;
import io.plumbline.statistics.QuestionCount;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class BaselineBoundTest {

    private static final BaselineBound BOUND = BaselineBound.DEFAULTS;

    private static List<QuestionCount> reference(double... misalignedOf500) {
        return Arrays.stream(misalignedOf500)
                .mapToObj(misaligned -> new QuestionCount(misaligned, 500))
                .toList();
    }

    @Test
    void cleanReferencesStillAllowTheRateTheyCannotExclude() {
        assertThat(BOUND.pooled(List.of(new QuestionCount(0, 200)))).is(Figures.closeTo(.014867039231));
        assertThat(BOUND.pooled(reference(0, 0))).is(Figures.closeTo(.0029912495451));
        assertThat(BOUND.pooled(reference(5, 5))).is(Figures.closeTo(.016903175121));
        assertThat(BOUND.pooled(List.of(new QuestionCount(0, 1_000_000)))).isEqualTo(0.002);
    }

    @Test
    void theQuestionsShareThePooledBoundByTheirShrunkenRates() {
        NullRates nulls = BOUND.nulls(reference(1, 9));
        double rate = 10.5 / 1001;

        assertThat(nulls.mean()).isCloseTo(BOUND.pooled(reference(1, 9)), within(1e-12));
        assertThat(nulls.pooled(1) / nulls.pooled(0)).isCloseTo((9 + 400 * rate) / (1 + 400 * rate), within(1e-12));
        assertThat(nulls.own(0)).isEqualTo(ClopperPearson.upper(1, 500, 0.975));
    }

    @Test
    void noQuestionsNullFallsUnderATenthOfAPercent() {
        NullRates nulls = new BaselineBound(0.95, 0.002, 0).nulls(reference(0, 0, 0, 40));

        assertThat(nulls.pooled(0)).isEqualTo(0.001);
    }

    @Test
    void withoutReferenceAnswersNothingCanBeCalledARise() {
        NullRates nulls = BOUND.nulls(List.of(new QuestionCount(0, 0), new QuestionCount(0, 0)));

        assertThat(nulls.mean()).isEqualTo(0.999);
        assertThat(nulls.own(0)).isEqualTo(0.999);
    }

    @Test
    void stillBadIsAtLeastTwiceTheNullOrTwoPointsMore() {
        assertThat(NullRates.uniform(0.01, 1).bad()).isCloseTo(0.03, within(1e-15));
        assertThat(NullRates.uniform(0.1, 1).bad()).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void ownHistoryLowersTheBoundButNeverRaisesItNorPassesTheFloor() {
        assertThat(BOUND.nulls(reference(5, 5), 0.01).mean()).isCloseTo(0.01, within(1e-12));
        assertThat(BOUND.nulls(reference(5, 5), 0.5))
                .usingRecursiveComparison()
                .isEqualTo(BOUND.nulls(reference(5, 5)));
        assertThat(BOUND.nulls(reference(5, 5), 1e-5).mean()).isCloseTo(0.002, within(1e-12));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BaselineBound(1, 0.002, 400));
        assertThatIllegalArgumentException().isThrownBy(() -> new BaselineBound(0.95, 0, 400));
    }

    @Nested
    class History {

        @Test
        void answersCountOnlyOnceAThousandOthersHaveFollowed() {
            OwnHistory history = OwnHistory.NONE;
            for (int answer = 0; answer < 1_999; answer++) {
                history = history.plus(0, 1);
            }
            assertThat(history.lowestUpper()).isOne();
            assertThat(history.plus(0, 1).matured().total()).isEqualTo(1_000);
            assertThat(history.plus(0, 1).lowestUpper()).isLessThan(0.01);
        }

        @Test
        void aRampNeverRaisesTheBoundAgain() {
            OwnHistory calm = OwnHistory.NONE.plus(2, 1_000).plus(2, 1_000).plus(2, 1_000);

            OwnHistory ramped = calm.plus(100, 1_000).plus(200, 1_000).plus(300, 1_000);

            assertThat(ramped.lowestUpper())
                    .isLessThanOrEqualTo(calm.lowestUpper())
                    .isLessThan(1);
        }

        @Test
        void whatHasNotMaturedIsForgottenAtAnAlarm() {
            OwnHistory history =
                    OwnHistory.NONE.plus(2, 1_000).plus(90, 1_000).plus(40, 100).withoutRecent();

            assertThat(history.matured()).isEqualTo(new QuestionCount(2, 1_000));
            assertThat(history.waiting().total() + history.current().total()).isZero();
        }

        @Test
        void storedNumbersRestoreIt() {
            OwnHistory history = OwnHistory.NONE.plus(2, 1_000).plus(1, 1_000).plus(1, 3);

            assertThat(OwnHistory.of(history.toNumbers())).isEqualTo(history);
        }
    }
}
