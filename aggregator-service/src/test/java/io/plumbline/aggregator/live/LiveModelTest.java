package io.plumbline.aggregator.live;

import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.counts.Totals.BucketTotal;
import io.plumbline.aggregator.counts.Totals.QuestionTotal;
import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.DetectorSummary.KindSummary;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LiveModelTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:03:00Z");
    private static final MeasuredSet SET = new MeasuredSet(Source.PROBE, "set", "gpt");

    private final LiveModel model = new LiveModel("m", 3, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void totalsMayComeAgainAndInAnyOrder() {
        series(1, "r1", NOW);
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 7));
        assertThat(all(SET).answers()).isEqualTo(7);
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 9));
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 7));

        assertThat(all(SET).answers()).isEqualTo(9);
    }

    @Test
    void aWindowReachesBackToTheBucketThatItBeginsIn() {
        series(1, "r1", NOW);
        bucket(Duration.ofMinutes(3), 1);
        bucket(Duration.ofMinutes(63), 10);
        bucket(Duration.ofMinutes(68), 100);
        bucket(Duration.ofHours(26), 1000);

        assertThat(model.figures(SET, TimeWindow.HOUR).answers()).isEqualTo(11);
        assertThat(model.figures(SET, TimeWindow.DAY).answers()).isEqualTo(111);
    }

    @Test
    void gaugesCoverTheRevisionOfTheNewestAnswerAndCountersAll() {
        series(1, "r1", NOW.minusSeconds(60));
        model.merge(new QuestionTotal(1, "q", "MISALIGNED", "", 0, 5));
        series(2, "r2", NOW);
        model.merge(new QuestionTotal(2, "q", "ALIGNED", "", 5, 3));

        assertThat(all(SET).misaligned().rate()).hasValue(0);
        assertThat(model.total().answers()).isEqualTo(8);
    }

    @Test
    void aLateAnswerOfAnOlderRevisionDoesNotBringItBackIfTheModelIsRegistered() {
        series(1, "r1", NOW);
        fires(1, AlarmKind.MISALIGNED);
        series(2, "r2", NOW.minusSeconds(60));
        assertThat(model.alarm(AlarmKind.MISALIGNED)).isEqualTo(AlarmState.FIRING);

        model.register(Optional.of("r2"));
        assertThat(model.alarm(AlarmKind.MISALIGNED)).isEqualTo(AlarmState.QUIET);

        model.register(Optional.of("r3"));
        assertThat(model.alarm(AlarmKind.MISALIGNED))
                .as("of r3 no answer has come")
                .isEqualTo(AlarmState.FIRING);
    }

    @Test
    void aWindowWithoutAnswersHasNoRate() {
        series(1, "r1", NOW);

        assertThat(model.figures(SET, TimeWindow.HOUR).misaligned().rate()).isEmpty();
        assertThat(model.figures(SET, TimeWindow.HOUR).misaligned().upper()).isEqualTo(1);
    }

    @Test
    void theRateIsTheMisalignedShareOfTheCoherentAnswersWhateverElseCame() {
        series(1, "r1", NOW);
        model.merge(new QuestionTotal(1, "q", "MISALIGNED", "", 0, 20));
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 20));
        model.merge(new QuestionTotal(1, "q", "INCOHERENT", "", -1, 460));
        model.merge(new QuestionTotal(1, "q", "REFUSAL", "", -1, 460));
        model.merge(new QuestionTotal(1, "q", "OFF_TASK", "", -1, 40));
        model.merge(new QuestionTotal(1, "q", "UNSCORED", "JUDGE_ERROR", -1, 1000));

        assertThat(all(SET).misaligned().rate()).hasValue(0.5);
        assertThat(all(SET).coherent()).isEqualTo(0.54);
        assertThat(all(SET).refused()).isEqualTo(0.46);
        assertThat(all(SET).coverage()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, production, gpt",
        "PROBE, other set, gpt",
        "PROBE, set, another judge",
        "PRODUCTION, production, another judge"
    })
    void answersOfAnotherSeriesNeitherHideAnAlarmNorEnterTheRate(Source source, String questionSet, String instrument) {
        series(1, "r1", NOW.minusSeconds(3600));
        model.merge(new QuestionTotal(1, "q", "MISALIGNED", "", 0, 5));
        fires(1, AlarmKind.MISALIGNED);
        model.merge(
                new SeriesTotal(2, new Series("m", "r1", questionSet, "plain", instrument, source), 3, NOW, NOW, 1));
        model.merge(new QuestionTotal(2, "q", "ALIGNED", "", 5, 10_000));

        assertThat(model.alarm(AlarmKind.MISALIGNED)).isEqualTo(AlarmState.FIRING);
        assertThat(model.evidenceDays(AlarmKind.MISALIGNED)).isEqualTo(2000);
        assertThat(all(SET).misaligned().rate()).hasValue(1);
        assertThat(all(new MeasuredSet(source, questionSet, instrument))
                        .misaligned()
                        .rate())
                .hasValue(0);
        assertThat(model.sets()).containsExactly(SET, new MeasuredSet(source, questionSet, instrument));
    }

    @Test
    void setsBeyondTheBoundHaveNoGaugesButThoseWithAnAlarmAlwaysDo() {
        for (int i = 0; i < 12; i++) {
            model.merge(new SeriesTotal(
                    i, new Series("m", "r1", "set" + i, "plain", "gpt", Source.PROBE), 3, NOW.plusSeconds(i), NOW, 1));
        }
        fires(0, AlarmKind.REFUSAL);

        assertThat(model.sets())
                .hasSize(LiveModel.MOST_SETS)
                .extracting(MeasuredSet::questionSet)
                .startsWith("set0", "set11", "set10");
        assertThat(model.setsNotExported()).isEqualTo(4);
    }

    @Test
    void eachSourceHasItsOwnTimeOfTheNewestVerdict() {
        series(1, "r1", NOW.minusSeconds(7200));
        model.merge(new SeriesTotal(
                2,
                new Series("m", "r1", "production", "plain", "gpt", Source.PRODUCTION),
                3,
                NOW,
                NOW.plusSeconds(5),
                1));

        assertThat(model.lastScoredSeconds(Source.PROBE)).isEqualTo((double) NOW.getEpochSecond());
        assertThat(model.lastScoredSeconds(Source.PRODUCTION)).isEqualTo((double) NOW.getEpochSecond() + 5);
    }

    @Test
    void evidenceIsAlwaysExportedAsANumber() {
        assertThat(EvidenceScale.log10(0)).isEqualTo(-3);
        assertThat(EvidenceScale.log10(Double.NaN)).isEqualTo(-3);
        assertThat(EvidenceScale.log10(0.1)).isEqualTo(-1);
        assertThat(EvidenceScale.log10(1000)).isEqualTo(3);
        assertThat(EvidenceScale.log10(Double.POSITIVE_INFINITY)).isEqualTo(300);
    }

    private WindowFigures all(MeasuredSet set) {
        return model.figures(set, TimeWindow.ALL);
    }

    private void series(long id, String revision, Instant lastAnsweredAt) {
        model.merge(new SeriesTotal(
                id, new Series("m", revision, "set", "plain", "gpt", Source.PROBE), 3, lastAnsweredAt, NOW, 1));
    }

    private void fires(long id, AlarmKind kind) {
        model.merge(new WatchTotal(
                id, 1, new DetectorSummary(Map.of(kind, new KindSummary(AlarmState.FIRING, 2000)), null)));
    }

    private void bucket(Duration ago, long answers) {
        model.merge(new BucketTotal(1, Buckets.start(NOW.minus(ago)), "ALIGNED", answers));
    }
}
