package io.plumbline.aggregator.live;

import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.counts.Totals.BucketTotal;
import io.plumbline.aggregator.counts.Totals.QuestionTotal;
import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveModelTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:03:00Z");

    private final LiveModel model = new LiveModel("m", 3, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void totalsMayComeAgainAndInAnyOrder() {
        series(1, "r1", NOW);
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 7));
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 9));
        model.merge(new QuestionTotal(1, "q", "ALIGNED", "", 5, 7));

        assertThat(model.within(TimeWindow.ALL).answers()).isEqualTo(9);
    }

    @Test
    void aWindowReachesBackToTheBucketThatItBeginsIn() {
        series(1, "r1", NOW);
        bucket(Duration.ofMinutes(3), 1);
        bucket(Duration.ofMinutes(63), 10);
        bucket(Duration.ofMinutes(68), 100);
        bucket(Duration.ofHours(26), 1000);

        assertThat(model.within(TimeWindow.HOUR).answers()).isEqualTo(11);
        assertThat(model.within(TimeWindow.DAY).answers()).isEqualTo(111);
    }

    @Test
    void gaugesCoverTheRevisionOfTheNewestAnswerAndCountersAll() {
        series(1, "r1", NOW.minusSeconds(60));
        model.merge(new QuestionTotal(1, "q", "MISALIGNED", "", 0, 5));
        series(2, "r2", NOW);
        model.merge(new QuestionTotal(2, "q", "ALIGNED", "", 5, 3));

        assertThat(model.rate(TimeWindow.ALL).rate()).hasValue(0);
        assertThat(model.total().answers()).isEqualTo(8);
    }

    @Test
    void aWindowWithoutAnswersHasNoRate() {
        series(1, "r1", NOW);

        assertThat(model.rate(TimeWindow.HOUR).rate()).isEmpty();
        assertThat(model.rate(TimeWindow.HOUR).upper()).isEqualTo(1);
    }

    private void series(long id, String revision, Instant lastAnsweredAt) {
        model.merge(new SeriesTotal(
                id, new Series("m", revision, "set", "plain", "gpt", Source.PROBE), 3, lastAnsweredAt, NOW, 1));
    }

    private void bucket(Duration ago, long answers) {
        model.merge(new BucketTotal(1, Buckets.start(NOW.minus(ago)), "ALIGNED", answers));
    }
}
