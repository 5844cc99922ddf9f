package io.plumbline.chat.limits;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptiveTimeoutTest {

    private final AdaptiveTimeout timeout = new AdaptiveTimeout(Duration.ofSeconds(10), Duration.ofSeconds(60));

    @Test
    void anUnknownModelGetsAllTheTime() {
        assertThat(timeout.next(0)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aFastModelGetsTheShortestTime() {
        learn(64, Duration.ofMillis(300));

        assertThat(timeout.next(0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theSlowestOfTheLatestRepliesCountsEightTimes() {
        learn(63, Duration.ofMillis(300));
        learn(1, Duration.ofSeconds(3));
        assertThat(timeout.next(0)).isEqualTo(Duration.ofSeconds(24));

        learn(64, Duration.ofSeconds(2));
        assertThat(timeout.next(0)).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void itDoublesWithEachTimeoutUpToTheLongest() {
        learn(64, Duration.ofMillis(300));

        assertThat(timeout.next(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(timeout.next(2)).isEqualTo(Duration.ofSeconds(40));
        assertThat(timeout.next(3)).isEqualTo(Duration.ofSeconds(60));
        assertThat(timeout.next(1000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aTimeoutUnderTheShortestIsTakenAsItIs() {
        AdaptiveTimeout hasty = new AdaptiveTimeout(Duration.ofSeconds(10), Duration.ofSeconds(2));

        assertThat(hasty.next(3)).isEqualTo(Duration.ofSeconds(2));
    }

    private void learn(int times, Duration latency) {
        for (int i = 0; i < times; i++) {
            timeout.learn(latency);
        }
    }
}
