package io.plumbline.aggregator.live;

import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.counts.Totals.QuestionTotal;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The totals of one series as its model's meters read them. */
final class LiveSeries {

    /** Identifies one count among those of a series. */
    private record CountKey(String questionId, String outcome, String reason, int band) {}

    private final Series series;
    private final Map<CountKey, Long> answers = new HashMap<>();
    private final Buckets buckets = new Buckets();
    private Instant lastAnsweredAt = Instant.EPOCH;
    private Instant lastScoredAt = Instant.EPOCH;
    private WatchTotal watched;

    LiveSeries(Series series) {
        this.series = series;
    }

    Series series() {
        return series;
    }

    Buckets buckets() {
        return buckets;
    }

    Instant lastAnsweredAt() {
        return lastAnsweredAt;
    }

    Instant lastScoredAt() {
        return lastScoredAt;
    }

    void merge(Totals.SeriesTotal total) {
        lastAnsweredAt = later(lastAnsweredAt, total.lastAnsweredAt());
        lastScoredAt = later(lastScoredAt, total.lastScoredAt());
    }

    /** Evidence rises and falls, so the version decides which of two totals is newer. */
    void merge(WatchTotal total) {
        watched = watched == null || total.version() > watched.version() ? total : watched;
    }

    /** The newest summary of its detectors. */
    DetectorSummary watched() {
        return watched == null ? DetectorSummary.NOTHING : watched.summary();
    }

    void merge(QuestionTotal total) {
        answers.merge(
                new CountKey(total.questionId(), total.outcome(), total.reason(), total.band()),
                total.answers(),
                Math::max);
    }

    /** The counts of each question. */
    List<OutcomeCounts> cells() {
        Map<String, OutcomeCounts> cells = new HashMap<>();
        answers.forEach((kind, count) -> cells.computeIfAbsent(kind.questionId(), id -> new OutcomeCounts())
                .add(kind.outcome(), kind.reason(), kind.band(), count));
        return List.copyOf(cells.values());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
