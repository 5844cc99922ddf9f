package io.plumbline.chat.call;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatestUsedTest {

    @Test
    void keysWithoutBoundLeaveTheLatestUsedAndWhatIsStillNeeded() {
        LatestUsed<Integer, String> memory = new LatestUsed<>(value -> !value.equals("needed"));
        memory.get(-1, key -> "needed");
        IntStream.range(0, 10_000).forEach(key -> {
            memory.get(key, made -> "value " + made);
            memory.get(0, made -> "made anew");
        });

        assertThat(memory.all())
                .hasSize(2_000)
                .contains("needed", "value 0", "value 9999")
                .doesNotContain("value 1");
    }
}
