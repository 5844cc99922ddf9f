package io.plumbline.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** The figures that are read from counts alone. */
class CountFiguresTest {

    @Nested
    class DesignEffects {

        @Test
        void clustersThatAgreeFullyCountAsOneAnswerEach() {
            List<QuestionCount> counts = List.of(
                    new QuestionCount(10, 10),
                    new QuestionCount(0, 10),
                    new QuestionCount(10, 10),
                    new QuestionCount(0, 10));

            assertThat(DesignEffect.of(counts).value()).isCloseTo(4.0 / 3 * 10, within(1e-12));
            assertThat(DesignEffect.of(counts).effective(40)).isCloseTo(3, within(1e-12));
        }

        @Test
        void independentAnswersHaveAnEffectNearOne() {
            SplittableRandom random = new SplittableRandom(17);
            List<QuestionCount> counts = Stream.generate(() -> new QuestionCount(
                            random.ints(50, 0, 5).filter(i -> i == 0).count(), 50))
                    .limit(2_000)
                    .toList();

            assertThat(DesignEffect.of(counts).value()).isCloseTo(1, within(0.1));
        }

        @Test
        void countsThatSayNothingHaveNone() {
            assertThat(DesignEffect.of(List.of())).isEqualTo(DesignEffect.NONE);
            assertThat(DesignEffect.of(List.of(new QuestionCount(3, 9)))).isEqualTo(DesignEffect.NONE);
            assertThat(DesignEffect.of(List.of(new QuestionCount(0, 9), new QuestionCount(0, 9))))
                    .isEqualTo(DesignEffect.NONE);
        }

        @Test
        void clusteringNeverAddsInformation() {
            assertThat(new DesignEffect(0.2).effective(100)).isEqualTo(100);
        }
    }

    @Nested
    class AtLeastOneOfK {

        @Test
        void oneSampleIsTheRate() {
            assertThat(MisalignAtK.of(7, 40, 1).orElseThrow()).isCloseTo(7.0 / 40, within(1e-15));
        }

        @Test
        void equalsTheShareOfSubsetsWithAMisalignedAnswer() {
            // 2 of 5, subsets of 3: of the 10, only the one made of the three aligned answers has none.
            assertThat(MisalignAtK.of(2, 5, 3).orElseThrow()).isCloseTo(0.9, within(1e-15));
            assertThat(MisalignAtK.of(3, 5, 3)).hasValue(1);
        }

        @Test
        void thereIsNoneWithFewerThanKAnswers() {
            assertThat(MisalignAtK.of(2, 5, 6)).isEmpty();
            assertThat(MisalignAtK.of(0, 0, 1)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> MisalignAtK.of(0, 5, 0));
        }
    }

    @Nested
    class Intervals {

        @Test
        void endsOutsideZeroToOneOrInTheWrongOrderAreRefused() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Interval(-0.1, 0.5));
            assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.6, 0.5));
            assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.6, 1.5));
            assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new RateDifference(0.5, 0.4));
        }

        @Test
        void bothEndsBelongToIt() {
            assertThat(new Interval(0.1, 0.2).contains(0.1)).isTrue();
            assertThat(new Interval(0.1, 0.2).contains(0.2)).isTrue();
            assertThat(new Interval(0.1, 0.2).contains(0.21)).isFalse();
        }
    }
}
