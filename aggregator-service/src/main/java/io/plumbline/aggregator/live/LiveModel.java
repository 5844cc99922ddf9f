package io.plumbline.aggregator.live;

import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One model's totals, as its gauges and counters read them. Counters cover every series. Alarms and evidence are the loudest
 * over all series of the live revision. Rates cover one {@link MeasuredSet} each, so that no series dilutes another. Scrapes
 * and batches run on different threads, so every method holds the object's lock.
 */
final class LiveModel {

    /** Sets with gauges of their own, so that metrics do not grow with every set that was ever asked. */
    static final int MOST_SETS = 8;

    private final String id;
    private final int partition;
    private final Clock clock;
    private final Map<Long, LiveSeries> series = new HashMap<>();
    private final Map<SetWindow, ComputedFigures> computed = new HashMap<>();
    private Optional<String> registered = Optional.empty();
    private long version;

    LiveModel(String id, int partition, Clock clock) {
        this.id = id;
        this.partition = partition;
        this.clock = clock;
    }

    private record SetWindow(MeasuredSet set, TimeWindow window) {}

    /** Figures and what they were computed from: the totals and the bucket that the clock was in. */
    private record ComputedFigures(long version, Instant bucket, WindowFigures figures) {}

    String id() {
        return id;
    }

    int partition() {
        return partition;
    }

    /** Takes the registered revision; empty if the model is not registered. */
    synchronized void register(Optional<String> revision) {
        if (!registered.equals(revision)) {
            registered = revision;
            version++;
        }
    }

    synchronized void merge(Totals.SeriesTotal total) {
        series.computeIfAbsent(total.id(), key -> new LiveSeries(total.series()))
                .merge(total);
        version++;
    }

    synchronized void merge(Totals.QuestionTotal total) {
        known(total.seriesId()).ifPresent(one -> one.merge(total));
        version++;
    }

    synchronized void merge(WatchTotal total) {
        known(total.seriesId()).ifPresent(one -> one.merge(total));
        version++;
    }

    synchronized void merge(Totals.BucketTotal total) {
        known(total.seriesId()).ifPresent(one -> one.buckets().merge(total, clock.instant()));
        version++;
    }

    /** The most severe alarm of a kind over all series of the live revision. */
    synchronized AlarmState alarm(AlarmKind kind) {
        return live().map(one -> one.watched().of(kind).alarm())
                .max(Comparator.naturalOrder())
                .orElse(AlarmState.QUIET);
    }

    /** The most evidence of a kind over all series of the live revision, in days; 0 without evidence. */
    synchronized double evidenceDays(AlarmKind kind) {
        return live().mapToDouble(one -> one.watched().of(kind).days()).max().orElse(0);
    }

    synchronized Set<String> variants() {
        Set<String> variants = new TreeSet<>();
        series.values().forEach(one -> variants.add(one.series().variant()));
        return variants;
    }

    /** The sets of the live revision that have gauges: those with an alarm first, then those with the newest answers. */
    synchronized List<MeasuredSet> sets() {
        return ranked().stream().limit(MOST_SETS).toList();
    }

    /** Sets of the live revision without gauges. */
    synchronized int setsNotExported() {
        return Math.max(0, ranked().size() - MOST_SETS);
    }

    private List<MeasuredSet> ranked() {
        Comparator<List<LiveSeries>> order = Comparator.comparing((List<LiveSeries> of) ->
                        of.stream().noneMatch(one -> one.watched().alarmed()))
                .thenComparing(
                        of -> of.stream()
                                .map(LiveSeries::lastAnsweredAt)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        Comparator.reverseOrder());
        return live().collect(Collectors.groupingBy(one -> MeasuredSet.of(one.series()))).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .map(Map.Entry::getKey)
                .toList();
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

    /** The figures of a set's answers in a window; computed again only if a total or the bucket of the clock has changed. */
    synchronized WindowFigures figures(MeasuredSet set, TimeWindow window) {
        Instant bucket = Buckets.start(clock.instant());
        ComputedFigures found = computed.get(new SetWindow(set, window));
        if (found == null || found.version() != version || !found.bucket().equals(bucket)) {
            found = new ComputedFigures(version, bucket, compute(set, window));
            computed.put(new SetWindow(set, window), found);
        }
        return found.figures();
    }

    /** The design effect is taken from all answers, because a window holds too few answers of each question to estimate it. */
    private WindowFigures compute(MeasuredSet set, TimeWindow window) {
        List<LiveSeries> of =
                live().filter(one -> MeasuredSet.of(one.series()).equals(set)).toList();
        List<OutcomeCounts> cells =
                of.stream().flatMap(one -> one.cells().stream()).toList();
        OutcomeCounts counts = window.isBounded() ? within(of, window) : OutcomeCounts.sum(cells);
        DesignEffect effect =
                DesignEffect.of(cells.stream().map(OutcomeCounts::conditional).toList());
        return new WindowFigures(
                RateEstimator.of(counts.conditional(), effect),
                counts.coverage(),
                counts.coherent(),
                counts.share(Verdict.REFUSAL),
                counts.answers());
    }

    private OutcomeCounts within(List<LiveSeries> of, TimeWindow window) {
        OutcomeCounts counts = new OutcomeCounts();
        of.forEach(one -> one.buckets().addTo(counts, window, clock.instant()));
        return counts;
    }

    /** Time of the newest answer of a source with a verdict, in seconds since 1970; 0 if there is none. */
    synchronized double lastScoredSeconds(Source source) {
        return series.values().stream()
                        .filter(one -> one.series().source() == source)
                        .map(LiveSeries::lastScoredAt)
                        .mapToLong(Instant::toEpochMilli)
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    /** Whether a series of this source is known. */
    synchronized boolean has(Source source) {
        return series.values().stream().anyMatch(one -> one.series().source() == source);
    }

    /** The series of the registered revision; before its first answer, and for a model without registration, of the newest. */
    private Stream<LiveSeries> live() {
        return registered
                .filter(revision -> series.values().stream()
                        .anyMatch(one -> one.series().revision().equals(revision)))
                .or(() -> series.values().stream()
                        .max(Comparator.comparing(LiveSeries::lastAnsweredAt))
                        .map(newest -> newest.series().revision()))
                .stream()
                .flatMap(revision -> series.values().stream()
                        .filter(one -> one.series().revision().equals(revision)));
    }

    private Optional<LiveSeries> known(long seriesId) {
        return Optional.ofNullable(series.get(seriesId));
    }
}
