package io.plumbline.gateway.pushed;

import io.plumbline.gateway.problem.ProblemException;
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
                        .filter(number -> new SampleShare(0.1).holds("m", "id-" + number))
                        .count())
                .isBetween(1_850L, 2_150L);
    }

    @Test
    void aLargerShareHoldsTheSmaller() {
        assertThat(IntStream.range(0, 5_000).filter(number -> new SampleShare(0.1).holds("m", "id-" + number)))
                .allMatch(number -> new SampleShare(0.2).holds("m", "id-" + number));
    }

    @Test
    void theEndsAreNoneAndAll() {
        assertThat(IntStream.range(0, 5_000)).noneMatch(number -> new SampleShare(0).holds("m", "id-" + number));
        assertThat(IntStream.range(0, 5_000)).allMatch(number -> new SampleShare(1).holds("m", "id-" + number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "NaN", "1e-3", "", "a half"})
    void whatIsNoShareIsRefused(String text) {
        assertThatThrownBy(() -> SampleShare.of(text, 1)).isInstanceOf(ProblemException.class);
    }
}
