package io.plumbline.chat.limits;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptiveTimeoutTest {

    private final AdaptiveTimeout patience = new AdaptiveTimeout(Duration.ofSeconds(10), Duration.ofSeconds(60));

    @Test
    void anUnknownModelGetsAllTheTime() {
        assertThat(patience.timeout(0)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aFastModelGetsTheShortestTime() {
        learn(64, Duration.ofMillis(300));

        assertThat(patience.timeout(0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theSlowestOfTheLatestRepliesCountsEightTimes() {
        learn(63, Duration.ofMillis(300));
        learn(1, Duration.ofSeconds(3));
        assertThat(patience.timeout(0)).isEqualTo(Duration.ofSeconds(24));

        learn(64, Duration.ofSeconds(2));
        assertThat(patience.timeout(0)).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void itDoublesWithEachTimeoutUpToTheLongest() {
        learn(64, Duration.ofMillis(300));

        assertThat(patience.timeout(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(patience.timeout(2)).isEqualTo(Duration.ofSeconds(40));
        assertThat(patience.timeout(3)).isEqualTo(Duration.ofSeconds(60));
        assertThat(patience.timeout(1000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aTimeoutUnderTheShortestIsTakenAsItIs() {
        AdaptiveTimeout hasty = new AdaptiveTimeout(Duration.ofSeconds(10), Duration.ofSeconds(2));

        assertThat(hasty.timeout(3)).isEqualTo(Duration.ofSeconds(2));
    }

    private void learn(int times, Duration latency) {
        for (int i = 0; i < times; i++) {
            patience.learn(latency);
        }
    }
}
