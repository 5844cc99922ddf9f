package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedSilenceTest {

    private static final Instant FRIDAY = Instant.parse("2026-01-02T10:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(15);

    @Test
    void threeIntervalsAndTheGraceMayPassInSilence() {
        assertThat(AllowedSilence.of(ScheduleTiming.every(Duration.ofHours(1)), FRIDAY, FRIDAY, Duration.ZERO, GRACE)
                        .allowed())
                .isEqualTo(Duration.ofMinutes(195));
    }

    @Test
    void aWeekendWithoutRunsIsNoSilence() {
        ScheduleTiming workingDays = ScheduleTiming.cron("0 9 * * 1-5", ZoneId.of("UTC"));

        assertThat(AllowedSilence.of(workingDays, FRIDAY, FRIDAY, Duration.ZERO, Duration.ZERO)
                        .allowed())
                .isEqualTo(Duration.ofDays(9));
    }

    @ParameterizedTest
    @CsvSource({
        // 3 x 1 h + 15 min + the last run's own delay
        "0 * * * *, PT30M, PT3H45M",
        // 25 h from run to run, because the slots that pass during a delay are left out: 3 x 25 h + 15 min
        "0 * * * *, PT24H, PT75H15M",
        "0 3 * * *, PT2H, PT74H15M"
    })
    void aRandomDelayIsNoSilence(String cron, Duration jitter, Duration allowed) {
        assertThat(AllowedSilence.of(ScheduleTiming.cron(cron, ZoneId.of("UTC")), FRIDAY, FRIDAY, jitter, GRACE)
                        .allowed())
                .isEqualTo(allowed);
    }

    @Test
    void theStricterOfTwoSchedulesCounts() {
        AllowedSilence hourly = new AllowedSilence(FRIDAY, Duration.ofHours(3));
        AllowedSilence daily = new AllowedSilence(FRIDAY, Duration.ofDays(3));

        assertThat(daily.stricter(hourly)).isEqualTo(hourly.stricter(daily)).isEqualTo(hourly);
    }
}
