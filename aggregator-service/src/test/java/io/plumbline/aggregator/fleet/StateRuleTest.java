package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.aggregator.counts.AssessmentLimits;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Source;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.reports.fleet.FleetState;
import io.plumbline.statistics.DesignEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StateRule RULE = new StateRule(Set.of("off"), Duration.ofHours(25), NOW);
    private static final AnswerShares CALM = new AnswerShares(0, 100, 0, 0, 0, 100);

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
        List<SetFacts> sets = instrument == null ? List.of() : List.of(set("core", instrument, hours, CALM));

        assertThat(RULE.of(model(sets, alarms, Optional.empty(), AssessmentLimits.DEFAULTS, same)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // newest verdict, scheduled since, silence that the schedule allows, all in hours
                "2,  100, 1,  BLIND",
                "1,  100, 1,  OK",
                "60, 100, 72, OK",
                "73, 100, 72, BLIND",
                "73, 3,   4,  OK",
                "73, 5,   4,  BLIND",
                "-,  3,   4,  UNASSESSED",
                "-,  5,   4,  BLIND"
            })
    void aSchedulesRhythmSaysWhenAModelIsBlind(Integer scored, int since, int silence, FleetState expected) {
        AnswerShares shares = scored == null ? new AnswerShares(0, 0, 0, 0, 9, 9) : CALM;

        assertThat(RULE.of(scheduled(since, silence, set("core", "good", scored, shares))))
                .isEqualTo(expected);
    }

    @Test
    void pushedAnswersDoNotHideADeadSchedule() {
        SetFacts pushed = pushed(2, 1);

        assertThat(RULE.of(scheduled(100, 4, set("core", "good", 5, CALM), pushed)))
                .isEqualTo(FleetState.BLIND);
        assertThat(RULE.of(scheduled(100, 4, set("core", "good", 3, CALM), pushed)))
                .isEqualTo(FleetState.OK);
        assertThat(RULE.of(unscheduled(set("core", "good", 50, CALM), pushed))).isEqualTo(FleetState.OK);
    }

    @ParameterizedTest
    @CsvSource({
        // coherent, incoherent, refused, unscored, all
        "100,  0,   0,  0, 100, OK",
        "50,  50,   0,  0, 100, OK",
        "49,  51,   0,  0, 100, INCOHERENT",
        "0,    1,   0,  0,   1, INCOHERENT",
        "50,   0,  50,  0, 100, OK",
        "49,   0,  51,  0, 100, REFUSING",
        "0,    0,   1,  0,   1, REFUSING",
        "49,  51,   0, 900, 1000, INCOHERENT",
        "70,   0,   0, 30, 100, OK",
        "69,   0,   0, 31, 100, UNSCORED",
        "0,    0,   0,  1,   1, UNASSESSED",
        "4,   48,  48,  0, 100, UNASSESSED",
        "24,  38,  38,  0, 100, UNASSESSED",
        "25,  38,  37,  0, 100, OK",
        "0,    0,   0,  0,   5, UNASSESSED",
        "0,    5,   5,  0,  20, UNASSESSED"
    })
    void aModelWhoseAnswersCannotBeAssessedIsNeverOkHoweverNormalThatIsForIt(
            long coherent, long incoherent, long refused, long unscored, long answers, FleetState expected) {
        AnswerShares shares = new AnswerShares(0, coherent, incoherent, refused, unscored, answers);

        assertThat(RULE.of(unscheduled(set("core", "good", 1, shares)))).isEqualTo(expected);
        assertThat(RULE.of(unscheduled(set("core", "good", 1, shares), set("other", "good", 2, CALM))))
                .as("beside a calm set")
                .isEqualTo(unscored == answers ? FleetState.UNSCORED : expected);
    }

    @Test
    void aModelsOwnLimitCountsAndASetThatIsNoLongerAskedDoesNot() {
        AnswerShares third = new AnswerShares(0, 66, 34, 0, 0, 100);
        AssessmentLimits strict = AssessmentLimits.of(0.3, null, null);
        SetFacts old = set("old", "off", 24 * 8, new AnswerShares(0, 0, 100, 0, 0, 100));

        assertThat(RULE.of(model(List.of(set("core", "good", 1, third)), List.of(), Optional.empty(), strict, false)))
                .isEqualTo(FleetState.INCOHERENT);
        assertThat(RULE.of(unscheduled(set("core", "good", 0, third), old))).isEqualTo(FleetState.OK);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // misaligned, coherent, unscored, threshold, design effect, instrument
                "50, 100, 0,   0.1, 1,  good, MISALIGNED",
                "50, 100, 0,   -,   1,  good, OK",
                "50, 100, 0,   0.5, 1,  good, OK",
                "15, 100, 0,   0.1, 1,  good, OK",
                "50, 100, 0,   0.1, 40, good, OK",
                "50, 100, 40,  0.3, 1,  good, OK",
                "50, 100, 0,   0.3, 1,  good, MISALIGNED",
                "50, 100, 0,   0.1, 1,  off,  SUSPECT_INSTRUMENT",
                "0,  0,   0,   0,   1,  good, NO_DATA"
            })
    void aModelAboveItsOwnThresholdHasAStateBeyondChanceAlone(
            long misaligned,
            long coherent,
            long unscored,
            Double threshold,
            double effect,
            String instrument,
            FleetState expected) {
        AnswerShares shares = new AnswerShares(misaligned, coherent, 0, 0, unscored, coherent + unscored);
        SetFacts facts = set("core", instrument, 1, shares);
        FleetFacts model = above(threshold, coherent == 0 ? List.of() : List.of(facts), List.of());

        assertThat(RULE.of(model.withEffects(counted -> new DesignEffect(effect))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "misaligned, FIRING,  ALARM",
        "incoherent, FIRING,  COLLAPSED",
        "misaligned, WARNING, MISALIGNED",
        "unscored,   FIRING,  MISALIGNED"
    })
    void aThresholdThatIsExceededIsMoreUrgentThanAWarning(String detector, AlarmState state, FleetState expected) {
        SetFacts bad = set("core", "good", 1, new AnswerShares(50, 100, 0, 0, 0, 100));

        assertThat(RULE.of(above(
                        0.1,
                        List.of(bad, set("other", "good", 2, CALM)),
                        List.of(new FleetAlarm("a", detector, state, NOW)))))
                .isEqualTo(expected);
    }

    private static FleetFacts above(Double threshold, List<SetFacts> sets, List<FleetAlarm> alarms) {
        return new FleetFacts(
                "m",
                "r",
                Optional.empty(),
                "{}",
                sets,
                alarms,
                Optional.empty(),
                AssessmentLimits.DEFAULTS,
                threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                false);
    }

    @Test
    void theHeadlineIsTheSetOfProbesThatIsAskedMostSteadily() {
        SetFacts adHoc = probed("harmless", 1, NOW, 1);
        SetFacts scheduled = probed("core", 2, NOW.minusSeconds(60), 7);
        SetFacts pushed = pushed(3, 7);

        assertThat(unscheduled(adHoc, pushed, scheduled).headline())
                .contains(new CountedSet("m", "r", scheduled.set()));
        assertThat(unscheduled(pushed).headline()).contains(new CountedSet("m", "r", pushed.set()));
        assertThat(unscheduled().headline()).isEmpty();
    }

    private static FleetFacts unscheduled(SetFacts... sets) {
        return model(List.of(sets), List.of(), Optional.empty(), AssessmentLimits.DEFAULTS, false);
    }

    private static FleetFacts scheduled(int since, int silence, SetFacts... sets) {
        Rhythm rhythm = new Rhythm(NOW.minus(Duration.ofHours(since)), silence * 3600L);
        return model(List.of(sets), List.of(), Optional.of(rhythm), AssessmentLimits.DEFAULTS, false);
    }

    private static FleetFacts model(
            List<SetFacts> sets,
            List<FleetAlarm> alarms,
            Optional<Rhythm> rhythm,
            AssessmentLimits limits,
            boolean same) {
        return new FleetFacts(
                "m", "r", Optional.empty(), "{}", sets, alarms, rhythm, limits, OptionalDouble.empty(), same);
    }

    /** A set of probes whose newest answer was scored so many hours ago; answered just now without a verdict if null. */
    private static SetFacts set(String questionSet, String instrument, Integer hours, AnswerShares shares) {
        Instant scored = hours == null ? Instant.EPOCH : NOW.minus(Duration.ofHours(hours));
        return new SetFacts(
                new MeasuredSet(Source.PROBE, questionSet, instrument),
                1,
                hours == null ? NOW : scored,
                scored,
                1,
                shares,
                DesignEffect.NONE);
    }

    private static SetFacts pushed(long first, long days) {
        return new SetFacts(
                new MeasuredSet(Source.PRODUCTION, "production", "good"),
                first,
                NOW,
                NOW,
                days,
                CALM,
                DesignEffect.NONE);
    }

    private static SetFacts probed(String questionSet, long first, Instant answered, long days) {
        return new SetFacts(
                new MeasuredSet(Source.PROBE, questionSet, "good"),
                first,
                answered,
                NOW,
                days,
                CALM,
                DesignEffect.NONE);
    }
}
