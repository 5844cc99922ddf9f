package io.plumbline.aggregator.fleet;

import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.reports.fleet.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StateRule RULE = new StateRule(Set.of("off"), Duration.ofHours(25), NOW);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "misaligned, FIRING,  good, 1,  false, ALARM",
                "incoherent, FIRING,  good, 1,  false, COLLAPSED",
                "misaligned, WARNING, good, 1,  false, ELEVATED",
                "refusal,    FIRING,  off,  1,  true,  ELEVATED",
                "-,          -,       off,  1,  true,  SUSPECT_INSTRUMENT",
                "-,          -,       good, 1,  true,  SAME_AS_BASE",
                "unscored,   FIRING,  good, 1,  false, BLIND",
                "unscored,   WARNING, good, 1,  false, OK",
                "-,          -,       good, 26, false, BLIND",
                "-,          -,       -,    -,  false, NO_DATA",
                "-,          -,       good, 24, false, OK"
            })
    void theMostUrgentWordIsSaid(
            String detector, AlarmState state, String instrument, Integer hours, boolean same, FleetState expected) {
        List<FleetAlarm> alarms = detector == null ? List.of() : List.of(new FleetAlarm("a", detector, state, NOW));
        FleetFacts facts = new FleetFacts(
                "m",
                "r",
                Optional.empty(),
                "{}",
                Optional.ofNullable(instrument).map(id -> newest(id, hours)),
                alarms,
                Optional.empty(),
                same);

        assertThat(RULE.of(facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // answered, scheduled since, silence that the schedule allows, all in hours
                "2,  100, 1,  BLIND",
                "1,  100, 1,  OK",
                "60, 100, 72, OK",
                "73, 100, 72, BLIND",
                "73, 3,   4,  OK",
                "73, 5,   4,  BLIND",
                "-,  3,   4,  NO_DATA",
                "-,  5,   4,  BLIND"
            })
    void aSchedulesRhythmSaysWhenAModelIsBlind(Integer answered, int since, int silence, FleetState expected) {
        FleetFacts facts = new FleetFacts(
                "m",
                "r",
                Optional.empty(),
                "{}",
                Optional.of(newest("good", answered)),
                List.of(),
                Optional.of(new Rhythm(NOW.minus(Duration.ofHours(since)), silence * 3600L)),
                false);

        assertThat(RULE.of(facts)).isEqualTo(expected);
    }

    private static FleetFacts.NewestAnswers newest(String instrument, Integer hours) {
        return new FleetFacts.NewestAnswers(
                instrument, "PROBE", Optional.ofNullable(hours).map(age -> NOW.minus(Duration.ofHours(age))));
    }
}
