package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTimingTest {

    private static final Instant ANCHOR = Instant.parse("2026-01-01T00:07:00Z");

    @ParameterizedTest
    @CsvSource({
        "15 */6 * * *, UTC, 2026-03-01T06:15:00Z, 2026-03-01T12:15:00Z",
        "15 */6 * * *, UTC, 2026-03-01T06:14:59Z, 2026-03-01T06:15:00Z",
        "0 3 * * *, Europe/Vienna, 2026-07-01T00:00:00Z, 2026-07-01T01:00:00Z",
        "0 9 * * 1, UTC, 2026-03-03T00:00:00Z, 2026-03-09T09:00:00Z"
    })
    void aCronExpressionMeansWhatCrontabSays(String expression, String zone, Instant at, Instant next) {
        assertThat(ScheduleTiming.cron(expression, ZoneId.of(zone)).after(ANCHOR, at))
                .contains(next);
    }

    @Test
    void aDayThatNeverComesHasNoSlot() {
        assertThat(ScheduleTiming.cron("0 0 30 2 *", ZoneId.of("UTC")).after(ANCHOR, ANCHOR))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:07:00Z, 2026-01-01T06:07:00Z",
        "2026-01-01T06:06:59Z, 2026-01-01T06:07:00Z",
        "2026-01-03T01:00:00Z, 2026-01-03T06:07:00Z"
    })
    void anIntervalIsCountedFromItsAnchorHoweverManyRunsWereMissed(Instant at, Instant next) {
        assertThat(ScheduleTiming.every(Duration.ofHours(6)).after(ANCHOR, at)).contains(next);
    }

    @Test
    void jitterIsEqualAtEveryGatewayAndSpreadOverItsRange() {
        Duration most = Duration.ofMinutes(10);
        double mean = IntStream.range(0, 1000)
                .mapToObj(number -> ScheduleTiming.jitter("s", ANCHOR.plusSeconds(3600L * number), most))
                .peek(delay -> assertThat(delay).isBetween(Duration.ZERO, most))
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(270_000.0, 330_000.0);
        assertThat(ScheduleTiming.jitter("s", ANCHOR, most)).isEqualTo(ScheduleTiming.jitter("s", ANCHOR, most));
    }
}
