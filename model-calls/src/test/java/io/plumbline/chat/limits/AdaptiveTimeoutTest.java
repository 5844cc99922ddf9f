package io.plumbline.chat.limits;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptiveTimeoutTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final AdaptiveTimeout timeout = new AdaptiveTimeout(Duration.ofSeconds(10), MINUTE, Duration.ofMinutes(5));
    private long started;

    @Test
    void anUnknownModelGetsTheFirstWait() {
        assertThat(timeout.next(0)).isEqualTo(new ReplyWait(MINUTE, MINUTE));
    }

    @Test
    void aFastModelsReplyIsLateAfterTheShortestTime() {
        learn(64, Duration.ofMillis(300));

        assertThat(timeout.next(0)).isEqualTo(new ReplyWait(Duration.ofSeconds(10), MINUTE));
    }

    @Test
    void theSlowestOfTheLatestRepliesCountsEightTimes() {
        learn(63, Duration.ofMillis(300));
        learn(1, Duration.ofSeconds(3));
        assertThat(timeout.next(0).usual()).isEqualTo(Duration.ofSeconds(24));

        learn(64, Duration.ofSeconds(2));
        assertThat(timeout.next(0).usual()).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void aCallThatTimedOutIsLateAfterTwiceTheTime() {
        learn(64, Duration.ofMillis(300));

        assertThat(timeout.next(1).usual()).isEqualTo(Duration.ofSeconds(20));
        assertThat(timeout.next(2).usual()).isEqualTo(Duration.ofSeconds(40));
        assertThat(timeout.next(1000).usual()).isEqualTo(MINUTE);
    }

    @Test
    void aModelThatNeverAnsweredGetsTwiceTheWaitAfterEachWholeWait() {
        assertThat(timeout.timedOut(MINUTE)).contains(Duration.ofMinutes(2));
        assertThat(timeout.timedOut(MINUTE)).as("out at the same time").isEmpty();
        assertThat(timeout.next(0)).isEqualTo(new ReplyWait(Duration.ofMinutes(2), Duration.ofMinutes(2)));

        assertThat(timeout.timedOut(Duration.ofMinutes(2))).contains(Duration.ofMinutes(4));
        assertThat(timeout.timedOut(Duration.ofMinutes(4))).contains(Duration.ofMinutes(5));
        assertThat(timeout.timedOut(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void aSlowModelsWaitOutgrowsTheFirstOne() {
        learn(64, Duration.ofSeconds(30));

        assertThat(timeout.next(0)).isEqualTo(new ReplyWait(Duration.ofMinutes(4), Duration.ofMinutes(4)));
    }

    @Test
    void aModelThatBecameFastGetsTheFirstWaitAgain() {
        timeout.timedOut(MINUTE);
        learn(64, Duration.ofMillis(300));

        assertThat(timeout.next(0).longest()).isEqualTo(MINUTE);
    }

    @Test
    void aLateCallThatIsAloneIsLost() {
        learn(64, Duration.ofMillis(300));
        timeout.begin();
        assertThat(timeout.isLost(started)).isTrue();

        timeout.begin();
        assertThat(timeout.isLost(started)).isFalse();
        timeout.end();
        assertThat(timeout.isLost(started)).isTrue();
    }

    @Test
    void aCallIsLostIfThreeThatBeganLaterWereAnswered() {
        learn(100, Duration.ofMillis(300));
        long call = started++;
        timeout.begin();
        timeout.begin();
        learn(2, Duration.ofMillis(300));
        assertThat(timeout.isLost(call)).isFalse();

        learn(1, Duration.ofMillis(300));
        assertThat(timeout.isLost(call)).isTrue();
    }

    private void learn(int times, Duration latency) {
        for (int i = 0; i < times; i++) {
            timeout.learn(started++, latency);
        }
    }
}
