package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTest {

    private static final Instant FRIDAY = Instant.parse("2026-01-02T10:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(15);

    @Test
    void threeIntervalsAndTheGraceMayPassInSilence() {
        assertThat(Silence.of(Timing.every(Duration.ofHours(1)), FRIDAY, FRIDAY, GRACE)
                        .allowed())
                .isEqualTo(Duration.ofMinutes(195));
    }

    @Test
    void aWeekendWithoutRunsIsNoSilence() {
        Timing workingDays = Timing.cron("0 9 * * 1-5", ZoneId.of("UTC"));

        assertThat(Silence.of(workingDays, FRIDAY, FRIDAY, Duration.ZERO).allowed())
                .isEqualTo(Duration.ofDays(9));
    }

    @Test
    void theStricterOfTwoSchedulesCounts() {
        Silence hourly = new Silence(FRIDAY, Duration.ofHours(3));
        Silence daily = new Silence(FRIDAY, Duration.ofDays(3));

        assertThat(daily.stricter(hourly)).isEqualTo(hourly.stricter(daily)).isEqualTo(hourly);
    }
}
