package io.plumbline.aggregator.budget;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ModelBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final WatchSettings SETTINGS = new WatchSettings(600, 30, 10, 0.01, 0.01, Duration.ofHours(1));
    private static final BudgetShare NONE = new BudgetShare(0, 0.5);
    private static final Optional<String> UNKNOWN = Optional.empty();

    @Test
    void theStakesOfTheLiveSeriesSumToOne() {
        Map<Long, BudgetShare> shares = budget(
                        UNKNOWN, closing(1, "r1"), closing(2, "r1"), closing(3, "r1"), closing(4, "r1"))
                .shares(List.of(), 1);

        assertThat(shares).hasSize(4);
        assertThat(shares.values()).allMatch(share -> share.stakes() == 0.25);
    }

    @Test
    void aSeriesWithoutAReferenceStakesNothingAndTakesNoShare() {
        SharingSeries waiting = new SharingSeries(
                2, series("r1", "judge", Source.PROBE), NOON, false, true, BudgetShare.WHOLE, DetectorSummary.NOTHING);

        assertThat(budget(UNKNOWN, closing(1, "r1"), waiting).shares(List.of(), 1))
                .containsOnlyKeys(1L)
                .containsValue(new BudgetShare(1, 1));
    }

    @Test
    void headStartsNeverSumToMoreThanOneBudget() {
        Map<Long, BudgetShare> first =
                budget(UNKNOWN, closing(1, "r1"), closing(2, "r1")).shares(List.of(1L, 2L), 3);
        assertThat(first.values()).extracting(BudgetShare::headStart).containsOnly(1 / 3.0);

        SharingSeries one = begun(1, "r1", first.get(1L));
        SharingSeries other = begun(2, "r1", first.get(2L));
        Map<Long, BudgetShare> then = budget(UNKNOWN, one, other, closing(3, "r1"), closing(4, "r1"), closing(5, "r1"))
                .shares(List.of(3L, 4L, 5L), 3);
        double sum = 2 / 3.0
                + then.values().stream().mapToDouble(BudgetShare::headStart).sum();
        assertThat(sum).isCloseTo(1, within(1e-12));

        assertThat(budget(UNKNOWN, one, other, closing(3, "r2")).shares(List.of(3L), 1))
                .as("a new revision has a head start of its own")
                .hasEntrySatisfying(3L, share -> assertThat(share.headStart()).isEqualTo(0.5));
    }

    @Test
    void onlyANewerRevisionOfTheSameSourceReplacesASeries() {
        SharingSeries firing = released(1, series("r1", "judge", Source.PROBE), NOON);
        Instant later = NOON.plusSeconds(60);

        assertThat(budget(UNKNOWN, firing, released(2, series("r1", "other judge", Source.PROBE), later))
                        .replaced())
                .isEmpty();
        assertThat(budget(UNKNOWN, firing, released(2, series("r2", "judge", Source.PRODUCTION), later))
                        .replaced())
                .isEmpty();
        assertThat(budget(UNKNOWN, firing, released(2, series("r2", "other judge", Source.PROBE), later))
                        .replaced())
                .containsExactly(firing);
        assertThat(budget(UNKNOWN, firing, released(2, series("r0", "judge", Source.PROBE), NOON.minusSeconds(60)))
                        .replaced())
                .extracting(SharingSeries::id)
                .as("an old revision's late answers")
                .containsExactly(2L);
    }

    @Test
    void theRegisteredRevisionIsNeverReplaced() {
        SharingSeries registered = released(1, series("r2", "judge", Source.PRODUCTION), NOON);
        SharingSeries pushedForOld = released(2, series("r1", "judge", Source.PRODUCTION), NOON.plusSeconds(3600));

        assertThat(budget(Optional.of("r2"), registered, pushedForOld).replaced())
                .containsExactly(pushedForOld);
        assertThat(budget(Optional.of("r1"), registered, pushedForOld).replaced())
                .as("a model that was rolled back")
                .containsExactly(registered);
    }

    @Test
    void aRetiredSeriesComesBackWithItsNextRoundOnly() {
        SharingSeries idle = begun(2, "r1", NONE);
        assertThat(budget(UNKNOWN, closing(1, "r1"), idle).shares(List.of(), 1))
                .containsOnlyKeys(1L)
                .hasEntrySatisfying(1L, share -> assertThat(share.stakes()).isOne());

        SharingSeries asked = new SharingSeries(
                2, series("r1", "judge", Source.PROBE), NOON, true, true, NONE, DetectorSummary.NOTHING);
        assertThat(budget(UNKNOWN, closing(1, "r1"), asked).shares(List.of(), 1))
                .hasEntrySatisfying(2L, share -> assertThat(share).isEqualTo(new BudgetShare(0.5, 0.5)));
    }

    @Test
    void severalSeriesTogetherRaiseAnAlarmAtTheStrongest() {
        List<JointAlarm> alarms = budget(
                        UNKNOWN,
                        evidence(1, 300, AlarmState.QUIET),
                        evidence(2, 450, AlarmState.WARNING),
                        evidence(3, 260, AlarmState.QUIET))
                .jointAlarms(SETTINGS);

        assertThat(alarms).containsExactly(new JointAlarm(2, AlarmKind.MISALIGNED, 1010));
    }

    @Test
    void evidenceOfAFiringAlarmIsSpent() {
        assertThat(budget(UNKNOWN, evidence(1, 4000, AlarmState.FIRING), evidence(2, 990, AlarmState.WARNING))
                        .jointAlarms(SETTINGS))
                .isEmpty();
        assertThat(budget(
                                UNKNOWN,
                                evidence(1, 900, AlarmState.QUIET),
                                evidence(2, 990, AlarmState.WARNING),
                                evidence(3, 850, AlarmState.QUIET))
                        .jointAlarms(SETTINGS))
                .extracting(JointAlarm::seriesId)
                .as("what is left without the strongest passes the threshold again")
                .containsExactly(2L, 1L);
    }

    private static ModelBudget budget(Optional<String> registered, SharingSeries... all) {
        return new ModelBudget(registered, List.of(all));
    }

    private static Series series(String revision, String judge, Source source) {
        return new Series("model", revision, "core", "plain", judge, source);
    }

    private static SharingSeries closing(long id, String revision) {
        return new SharingSeries(
                id,
                series(revision, "judge", Source.PROBE),
                NOON,
                true,
                true,
                BudgetShare.WHOLE,
                DetectorSummary.NOTHING);
    }

    private static SharingSeries begun(long id, String revision, BudgetShare share) {
        return new SharingSeries(
                id, series(revision, "judge", Source.PROBE), NOON, true, false, share, DetectorSummary.NOTHING);
    }

    private static SharingSeries released(long id, Series series, Instant at) {
        return new SharingSeries(id, series, at, true, false, BudgetShare.WHOLE, DetectorSummary.NOTHING);
    }

    private static SharingSeries evidence(long id, double days, AlarmState state) {
        DetectorSummary summary =
                new DetectorSummary(Map.of(AlarmKind.MISALIGNED, new DetectorSummary.KindSummary(state, days)), null);
        return new SharingSeries(
                id, series("r1", "judge " + id, Source.PROBE), NOON, true, false, BudgetShare.WHOLE, summary);
    }
}
