package io.plumbline.gateway.answers.pushed.sampling;

import io.plumbline.problem.ProblemException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleShareTest {

    @Test
    void aShareIsAsLargeAsItsRate() {
        assertThat(IntStream.range(0, 20_000)
                        .filter(number -> new SampleShare(0.1).includes(answer(number)))
                        .count())
                .isBetween(1_850L, 2_150L);
    }

    @Test
    void aLargerShareHoldsTheSmaller() {
        assertThat(IntStream.range(0, 5_000).filter(number -> new SampleShare(0.1).includes(answer(number))))
                .allMatch(number -> new SampleShare(0.2).includes(answer(number)));
    }

    @Test
    void theEndsAreNoneAndAll() {
        assertThat(IntStream.range(0, 5_000)).noneMatch(number -> new SampleShare(0).includes(answer(number)));
        assertThat(IntStream.range(0, 5_000)).allMatch(number -> new SampleShare(1).includes(answer(number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "NaN", "1e-3", "", "a half"})
    void whatIsNoShareIsRefused(String text) {
        assertThatThrownBy(() -> SampleShare.of(text)).isInstanceOf(ProblemException.class);
    }

    private static AnswerHash answer(int number) {
        return AnswerHash.of("m", "id-" + number);
    }
}
