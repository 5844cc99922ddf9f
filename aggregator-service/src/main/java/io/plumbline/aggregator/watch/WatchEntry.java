package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.aggregator.evidence.AlarmEvidence;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.stream.Stream;

/** A row of the table watch while a batch works on it: a series with its rounds and detectors, and the other columns. */
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
     * @param referenceDue the place from which on a better reference is searched for
     * @param lastReleasedAt when the newest prompt of its answers was released
     * @param asStored the stored summary of its detectors
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

    void see(NewAnswers answers) {
        watched.see(answers.answers());
        lastReleasedAt = answers.lastReleasedAt().isAfter(lastReleasedAt) ? answers.lastReleasedAt() : lastReleasedAt;
    }

    /** Whether it is time to search for a better reference. */
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

    /** The summary of the detectors; the stored one if they were not needed. */
    DetectorSummary summary() {
        return watched.isWithoutDetectors() ? asStored : watched.summary();
    }

    /** The total as this batch stores it. */
    WatchTotal total() {
        return new WatchTotal(id, version + 1, summary());
    }

    Stream<AlarmEvidence.ChangedAlarm> changedAlarms() {
        return watched.transitions().stream()
                .map(transition -> new AlarmEvidence.ChangedAlarm(id, series, transition, watched.reference()));
    }
}
