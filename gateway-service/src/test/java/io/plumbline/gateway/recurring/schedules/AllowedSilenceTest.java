package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedSilenceTest {

    private static final Instant FRIDAY = Instant.parse("2026-01-02T10:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(15);

    @Test
    void threeIntervalsAndTheGraceMayPassInSilence() {
        assertThat(AllowedSilence.of(ScheduleTiming.every(Duration.ofHours(1)), FRIDAY, FRIDAY, GRACE)
                        .allowed())
                .isEqualTo(Duration.ofMinutes(195));
    }

    @Test
    void aWeekendWithoutRunsIsNoSilence() {
        ScheduleTiming workingDays = ScheduleTiming.cron("0 9 * * 1-5", ZoneId.of("UTC"));

        assertThat(AllowedSilence.of(workingDays, FRIDAY, FRIDAY, Duration.ZERO).allowed())
                .isEqualTo(Duration.ofDays(9));
    }

    @Test
    void theStricterOfTwoSchedulesCounts() {
        AllowedSilence hourly = new AllowedSilence(FRIDAY, Duration.ofHours(3));
        AllowedSilence daily = new AllowedSilence(FRIDAY, Duration.ofDays(3));

        assertThat(daily.stricter(hourly)).isEqualTo(hourly.stricter(daily)).isEqualTo(hourly);
    }
}
