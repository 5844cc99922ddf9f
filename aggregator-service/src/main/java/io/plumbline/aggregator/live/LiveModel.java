package io.plumbline.aggregator.live;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.events.AlarmState;
import io.plumbline.reports.rates.Rate;
import io.plumbline.statistics.DesignEffect;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One model's totals, as its gauges and counters read them. Counters cover every series. Gauges cover the series that agree
 * in revision, instrument and source with the series of the newest answer. Scrapes and batches run on different threads, so
 * every method holds the object's lock.
 */
final class LiveModel {

    private final String id;
    private final int partition;
    private final Clock clock;
    private final Map<Long, LiveSeries> series = new HashMap<>();

    LiveModel(String id, int partition, Clock clock) {
        this.id = id;
        this.partition = partition;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    int partition() {
        return partition;
    }

    synchronized void merge(Totals.SeriesTotal total) {
        series.computeIfAbsent(total.id(), key -> new LiveSeries(total.series()))
                .merge(total);
    }

    synchronized void merge(Totals.QuestionTotal total) {
        known(total.seriesId()).ifPresent(one -> one.merge(total));
    }

    synchronized void merge(WatchTotal total) {
        known(total.seriesId()).ifPresent(one -> one.merge(total));
    }

    /** The most severe alarm of a kind among the series that the gauges cover. */
    synchronized AlarmState alarm(AlarmKind kind) {
        return current().stream()
                .map(one -> one.watched().of(kind).alarm())
                .max(Comparator.naturalOrder())
                .orElse(AlarmState.QUIET);
    }

    /** The most evidence of a kind among the series that the gauges cover, in days; 0 without evidence. */
    synchronized double evidenceDays(AlarmKind kind) {
        return current().stream()
                .mapToDouble(one -> one.watched().of(kind).days())
                .max()
                .orElse(0);
    }

    /** The baseline's misaligned rate in the series that the gauges cover, 0 to 1; NaN if no baseline is known. */
    synchronized double baselineRate() {
        long misaligned = 0;
        long answers = 0;
        for (LiveSeries one : current()) {
            DetectorSummary.Share reference = one.watched().reference();
            misaligned += reference == null ? 0 : reference.misaligned();
            answers += reference == null ? 0 : reference.answers();
        }
        return answers == 0 ? Double.NaN : (double) misaligned / answers;
    }

    synchronized void merge(Totals.BucketTotal total) {
        known(total.seriesId()).ifPresent(one -> one.buckets().merge(total, clock.instant()));
    }

    synchronized Set<String> variants() {
        Set<String> variants = new TreeSet<>();
        series.values().forEach(one -> variants.add(one.series().variant()));
        return variants;
    }

    /** All answers of a variant over all series. */
    synchronized OutcomeCounts ofVariant(String variant) {
        return OutcomeCounts.sum(series.values().stream()
                .filter(one -> one.series().variant().equals(variant))
                .flatMap(one -> one.cells().stream())
                .toList());
    }

    synchronized OutcomeCounts total() {
        return OutcomeCounts.sum(
                series.values().stream().flatMap(one -> one.cells().stream()).toList());
    }

    /** The answers in a window, of the series that the gauges cover. */
    synchronized OutcomeCounts within(TimeWindow window) {
        if (!window.isBounded()) {
            return OutcomeCounts.sum(cells());
        }
        OutcomeCounts tally = new OutcomeCounts();
        current().forEach(one -> one.buckets().addTo(tally, window, clock.instant()));
        return tally;
    }

    /**
     * The overall rate in a window. The design effect is taken from all answers, because a window holds too few answers
     * of each question to estimate it.
     */
    synchronized Rate rate(TimeWindow window) {
        DesignEffect effect =
                DesignEffect.of(cells().stream().map(OutcomeCounts::overall).toList());
        return RateEstimator.of(within(window).overall(), effect);
    }

    /** Time of the newest answer with a verdict, in seconds since 1970; 0 if there is none. */
    synchronized double lastScoredSeconds() {
        return series.values().stream()
                        .map(LiveSeries::lastScoredAt)
                        .mapToLong(Instant::toEpochMilli)
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    private List<OutcomeCounts> cells() {
        return current().stream().flatMap(one -> one.cells().stream()).toList();
    }

    private List<LiveSeries> current() {
        return series.values().stream()
                .max(Comparator.comparing(LiveSeries::lastAnsweredAt))
                .map(newest ->
                        series.values().stream().filter(newest::agreesWith).toList())
                .orElse(List.of());
    }

    private Optional<LiveSeries> known(long seriesId) {
        return Optional.ofNullable(series.get(seriesId));
    }
}
