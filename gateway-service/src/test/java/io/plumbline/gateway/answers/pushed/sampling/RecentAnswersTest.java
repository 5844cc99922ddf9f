package io.plumbline.gateway.answers.pushed.sampling;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentAnswersTest {

    private final RecentAnswers recent = new RecentAnswers();

    @Test
    void onlyDurableAnswersAreKnown() {
        recent.add(Set.of(1L, 2L));

        assertThat(recent.contains(1)).isTrue();
        assertThat(recent.contains(3)).isFalse();
    }

    @Test
    void theOldestAreForgotten() {
        recent.add(Set.of(-1L));
        recent.add(LongStream.range(0, 65_536).boxed().collect(Collectors.toSet()));

        assertThat(recent.contains(-1)).isFalse();
        assertThat(recent.contains(7)).isTrue();
    }
}
