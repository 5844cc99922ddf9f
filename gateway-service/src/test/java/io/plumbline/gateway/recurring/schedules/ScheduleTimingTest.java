package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @ParameterizedTest(name = "{0} {1} after {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Vienna, 2026-03-29: 02:00 becomes 03:00 at 01:00 UTC
                "30 2 * * *    | Europe/Vienna | 2026-03-28T12:00:00Z | 2026-03-29T01:00Z 2026-03-30T00:30Z",
                "0,20,40 2 * * * | Europe/Vienna | 2026-03-28T12:00:00Z | 2026-03-29T01:00Z 2026-03-30T00:00Z",
                "30 2,3 * * *  | Europe/Vienna | 2026-03-28T12:00:00Z | 2026-03-29T01:00Z 2026-03-29T01:30Z",
                "0 3 * * *     | Europe/Vienna | 2026-03-28T12:00:00Z | 2026-03-29T01:00Z 2026-03-30T01:00Z",
                "0 * * * *     | Europe/Vienna | 2026-03-28T23:30:00Z | 2026-03-29T00:00Z 2026-03-29T01:00Z 2026-03-29T02:00Z",
                // Vienna, 2026-10-25: 03:00 becomes 02:00 at 01:00 UTC
                "30 2 * * *    | Europe/Vienna | 2026-10-24T12:00:00Z | 2026-10-25T00:30Z 2026-10-26T01:30Z",
                "*/30 2 * * *  | Europe/Vienna | 2026-10-24T12:00:00Z | 2026-10-25T00:00Z 2026-10-25T00:30Z 2026-10-26T01:00Z",
                "30 2 * * *    | Europe/Vienna | 2026-10-25T01:10:00Z | 2026-10-26T01:30Z",
                "0 * * * *     | Europe/Vienna | 2026-10-24T23:30:00Z | 2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T02:00Z",
                // New York, 2026-03-08 and 2026-11-01
                "15 2 * * 0    | America/New_York | 2026-03-07T12:00:00Z | 2026-03-08T07:00Z 2026-03-15T06:15Z",
                "15 1 * * *    | America/New_York | 2026-10-31T12:00:00Z | 2026-11-01T05:15Z 2026-11-02T06:15Z",
                // Santiago, 2026-09-06: midnight becomes 01:00 at 04:00 UTC
                "0 0 * * *     | America/Santiago | 2026-09-05T12:00:00Z | 2026-09-06T04:00Z 2026-09-07T03:00Z"
            })
    void aChangeOfTheClockLosesNoRunAndRepeatsNone(String expression, String zone, Instant from, String slots) {
        ScheduleTiming timing = ScheduleTiming.cron(expression, ZoneId.of(zone));
        List<Instant> found = new ArrayList<>();
        Instant at = from;
        for (String ignored : slots.split(" ", -1)) {
            at = timing.after(ANCHOR, at).orElseThrow();
            found.add(at);
        }

        assertThat(found)
                .isEqualTo(Stream.of(slots.split(" ", -1))
                        .map(slot -> Instant.parse(slot.replace("Z", ":00Z")))
                        .toList());
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
