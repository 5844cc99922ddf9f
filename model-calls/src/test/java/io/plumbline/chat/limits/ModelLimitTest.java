package io.plumbline.chat.limits;

import io.plumbline.chat.caps.RateCaps;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelLimitTest {

    private static final Duration TOTAL = Duration.ofMinutes(10);
    private static final int CALLERS = 5_000;

    private final ManualClock clock = new ManualClock();
    private final ModelLimit limit =
            new ModelLimit(new RateCaps(OptionalLong.empty(), OptionalLong.of(1), () -> 1, clock), clock);

    /** As calls do that the endpoint's gate refuses at once: each return lets the next call through. */
    @Test
    void anyNumberOfCallersMayReturnTheirTokensAtOnce() {
        limit.take(1, TOTAL, false).subscribe().with(first -> {});
        AtomicInteger through = new AtomicInteger();
        for (int i = 0; i < CALLERS; i++) {
            limit.take(1, TOTAL, false).subscribe().with(refusal -> {
                assertThat(refusal).isEmpty();
                through.incrementAndGet();
                limit.settle(1, 0);
            });
        }
        assertThat(through).hasValue(0);

        limit.settle(1, 0);

        assertThat(through).hasValue(CALLERS);
        assertThat(limit.isIdle()).isTrue();
    }
}
