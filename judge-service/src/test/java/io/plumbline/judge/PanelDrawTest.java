package io.plumbline.judge;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PanelDrawTest {

    private static final int ANSWERS = 10_000;

    @Test
    void theShareIsKeptOverManyAnswers() {
        assertThat(chosen(0.1).size() / (double) ANSWERS).isCloseTo(0.1, within(0.01));
        assertThat(chosen(0)).isEmpty();
        assertThat(chosen(1)).hasSize(ANSWERS);
    }

    @Test
    void aReplayChoosesTheSameAndALargerShareOnlyMore() {
        assertThat(chosen(0.1)).isEqualTo(chosen(0.1));
        assertThat(chosen(0.3)).containsAll(chosen(0.1));
    }

    private static Set<Integer> chosen(double share) {
        return IntStream.range(0, ANSWERS)
                .filter(index -> PanelDraw.chooses(share, "probe.0." + index))
                .boxed()
                .collect(Collectors.toSet());
    }
}
