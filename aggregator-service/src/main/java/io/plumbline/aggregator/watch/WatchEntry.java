package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.aggregator.evidence.AlarmEvidence;
import io.plumbline.events.AlarmEnding;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of the table watch while a batch works on it: a series with its rounds and detectors, and the other columns. */
final class WatchEntry {

    private final Series series;
    private final WatchedSeries watched;
    private final Stored stored;
    private long referenceDue;
    private Instant lastReleasedAt;
    private Optional<Reference> chosen = Optional.empty();

    /**
     * A row as stored.
     *
     * @param series the series
     * @param watched its rounds and detectors
     * @param stored the other columns
     */
    WatchEntry(Series series, WatchedSeries watched, Stored stored) {
        this.series = series;
        this.watched = watched;
        this.stored = stored;
        this.referenceDue = stored.referenceDue();
        this.lastReleasedAt = stored.lastReleasedAt();
    }

    /**
     * Stored columns.
     *
     * @param id the series as stored
     * @param version grows with each change
     * @param referenceDue the place from which on a better reference is searched for
     * @param lastReleasedAt when the newest prompt of its answers was released
     * @param begun whether its detectors have a reference
     * @param poisoned whether an older version took answers without a verdict for calm ones, so that its detectors must begin anew
     * @param summary the summary of its detectors
     */
    record Stored(
            long id,
            long version,
            long referenceDue,
            Instant lastReleasedAt,
            boolean begun,
            boolean poisoned,
            DetectorSummary summary) {

        static Stored nothing(long id) {
            return new Stored(id, 0, 0, Instant.EPOCH, false, false, DetectorSummary.NOTHING);
        }
    }

    /** A series that has no row yet. */
    static WatchEntry starting(long id, Series series) {
        return new WatchEntry(series, WatchedSeries.starting(series.source()), Stored.nothing(id));
    }

    WatchEntry configured(WatchSettings settings, Instant at) {
        watched.configure(settings, at);
        return this;
    }

    /** Takes new answers. A release that is dated later than {@code latest} counts as of then. */
    void see(NewAnswers answers, Instant latest) {
        watched.see(answers.answers());
        Instant released = answers.lastReleasedAt().isAfter(latest) ? latest : answers.lastReleasedAt();
        lastReleasedAt = released.isAfter(lastReleasedAt) ? released : lastReleasedAt;
    }

    /** Whether it is time to search for a better reference. */
    boolean isReferenceDue() {
        return watched.place() >= referenceDue;
    }

    /** Chooses the reference for the closed rounds, which {@link #refer} takes. */
    void choose(ReferenceRule rule, ReferenceRule.ReferenceCandidates found) {
        referenceDue = rule.lookAgainAt(watched.place());
        chosen = rule.next(watched.reference(), found);
    }

    void refer() {
        chosen.ifPresent(watched::useReference);
    }

    /** Whether the chosen reference is its first one, so that its detectors begin. */
    boolean begins() {
        return !watched.isWithoutDetectors() && watched.reference().isEmpty() && chosen.isPresent();
    }

    /** Whether its detectors have a reference, or get one with this batch. */
    boolean isBegun() {
        return chosen.isPresent()
                || (watched.isWithoutDetectors()
                        ? stored.begun()
                        : watched.reference().isPresent());
    }

    /** Ends its alarms and forgets its reference and its past; the next answers begin anew. */
    void startAnew(Instant at) {
        watched.end(AlarmEnding.STARTED_ANEW, at);
        referenceDue = 0;
    }

    boolean isPoisoned() {
        return stored.poisoned();
    }

    long id() {
        return stored.id();
    }

    Series series() {
        return series;
    }

    WatchedSeries watched() {
        return watched;
    }

    long version() {
        return stored.version();
    }

    long referenceDue() {
        return referenceDue;
    }

    Instant lastReleasedAt() {
        return lastReleasedAt;
    }

    BudgetShare share() {
        return watched.share();
    }

    /** Whether a command of this batch changed its share. */
    boolean hasChangedShare() {
        return watched.commands().stream()
                .anyMatch(command ->
                        command instanceof DetectorCommand.UseShare || command instanceof DetectorCommand.EndAlarms);
    }

    /** The summary of the detectors; the stored one if they were not needed. */
    DetectorSummary summary() {
        return watched.isWithoutDetectors() ? stored.summary() : watched.summary();
    }

    /** The total as this batch stores it. */
    WatchTotal total() {
        return new WatchTotal(id(), version() + 1, summary());
    }

    Stream<AlarmEvidence.ChangedAlarm> changedAlarms() {
        return watched.transitions().stream()
                .map(transition -> new AlarmEvidence.ChangedAlarm(id(), series, transition, watched.reference()));
    }
}
