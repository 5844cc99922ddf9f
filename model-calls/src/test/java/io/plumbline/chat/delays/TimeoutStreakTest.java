package io.plumbline.chat.delays;

import io.plumbline.events.EndpointCondition.Cause;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeoutStreakTest {

    private final TimeoutStreak timeouts = new TimeoutStreak();

    @Test
    void timeoutsBeginWithTheFirstAndEndWithThreeRepliesInARow() {
        assertThat(timeouts.delay(4)).isEmpty();
        timeouts.timedOut(10, "first");
        timeouts.timedOut(20, "second");
        assertThat(timeouts.delay(4)).contains(new CallDelay(Cause.TIMEOUTS, "second", 4, 10, OptionalLong.empty()));
        timeouts.replied();
        timeouts.replied();
        timeouts.timedOut(30, "third");
        timeouts.replied();
        timeouts.replied();
        assertThat(timeouts.delay(2)).map(CallDelay::sinceNanos).contains(10L);
        timeouts.replied();
        assertThat(timeouts.delay(2)).isEmpty();
        timeouts.timedOut(40, "anew");
        assertThat(timeouts.delay(2)).map(CallDelay::sinceNanos).contains(40L);
    }
}
