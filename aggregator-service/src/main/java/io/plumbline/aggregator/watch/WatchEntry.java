package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.aggregator.evidence.AlarmEvidence;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.stream.Stream;

/** A row of the table watch while a batch works on it: the series, and what is stored beside its rounds and detectors. */
final class WatchEntry {

    private final long id;
    private final Series series;
    private final WatchedSeries watched;
    private final long version;
    private final DetectorSummary asStored;
    private long referenceDue;
    private Instant lastReleasedAt;

    /**
     * A row as stored.
     *
     * @param version grows with each change
     * @param referenceDue the place from which on a better reference is looked for
     * @param lastReleasedAt when the newest prompt of its answers was released
     * @param asStored what its detectors said last
     */
    WatchEntry(
            long id,
            Series series,
            WatchedSeries watched,
            long version,
            long referenceDue,
            Instant lastReleasedAt,
            DetectorSummary asStored) {
        this.id = id;
        this.series = series;
        this.watched = watched;
        this.version = version;
        this.referenceDue = referenceDue;
        this.lastReleasedAt = lastReleasedAt;
        this.asStored = asStored;
    }

    /** A series that has no row yet. */
    static WatchEntry starting(long id, Series series) {
        return new WatchEntry(
                id, series, WatchedSeries.starting(series.source()), 0, 0, Instant.EPOCH, DetectorSummary.NOTHING);
    }

    WatchEntry configured(WatchSettings settings, Instant at) {
        watched.configure(settings, at);
        return this;
    }

    void see(NewAnswers shown) {
        watched.see(shown.answers());
        lastReleasedAt = shown.lastReleasedAt().isAfter(lastReleasedAt) ? shown.lastReleasedAt() : lastReleasedAt;
    }

    /** Whether it is worth looking for a better reference. */
    boolean isReferenceDue() {
        return watched.place() >= referenceDue;
    }

    void refer(ReferenceRule rule, ReferenceRule.ReferenceCandidates found) {
        referenceDue = rule.lookAgainAt(watched.place());
        rule.next(watched.reference(), found).ifPresent(watched::useReference);
    }

    long id() {
        return id;
    }

    WatchedSeries watched() {
        return watched;
    }

    long version() {
        return version;
    }

    long referenceDue() {
        return referenceDue;
    }

    Instant lastReleasedAt() {
        return lastReleasedAt;
    }

    /** The detectors' word, newly asked where they are awake. */
    DetectorSummary summary() {
        return watched.isWithoutDetectors() ? asStored : watched.summary();
    }

    /** What it will be when this batch is done. */
    WatchTotal total() {
        return new WatchTotal(id, version + 1, summary());
    }

    /** The alarms that changed. */
    Stream<AlarmEvidence.ChangedAlarm> cases() {
        return watched.transitions().stream()
                .map(transition -> new AlarmEvidence.ChangedAlarm(id, series, transition, watched.reference()));
    }
}
