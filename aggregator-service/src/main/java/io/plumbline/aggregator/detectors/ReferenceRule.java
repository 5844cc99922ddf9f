package io.plumbline.aggregator.detectors;

import java.util.Optional;

/**
 * Decides which answers are the reference of a series. The baseline's answers are taken as soon as there are enough of them,
 * and again when their number has doubled: a bound that is recomputed at every answer would hold less often than it claims. A
 * new revision of the baseline has a reference of its own, which replaces the one of the old revision as soon as it has enough
 * answers. A model without a baseline, or whose baseline gives no answers for long, is measured by its own first answers. Only
 * answers with a verdict are counted, so an outage is never taken as normal.
 *
 * @param least answers with a verdict that a reference must have
 * @param patience answers with a verdict of the series after which it no longer waits for a baseline without answers
 */
public record ReferenceRule(long least, long patience) {

    /**
     * The possible references of a series.
     *
     * @param baseline id of its baseline; empty if it has none
     * @param counts the baseline's answers in the same series; empty if there are none
     * @param own the series' own answers before those that wait to be judged
     */
    public record ReferenceCandidates(Optional<String> baseline, Optional<Reference> counts, Reference own) {}

    /** The reference to take now; empty if the series keeps its reference. */
    public Optional<Reference> next(Optional<Reference> current, ReferenceCandidates found) {
        Optional<Reference> better =
                found.counts().filter(counts -> counts.assessed() >= least && isBetter(current, counts));
        return better.isPresent() || current.isPresent() ? better : own(found);
    }

    private Optional<Reference> own(ReferenceCandidates found) {
        boolean alone = found.baseline().isEmpty() || found.own().assessed() >= patience;
        return Optional.of(found.own()).filter(own -> alone && own.assessed() >= least);
    }

    private static boolean isBetter(Optional<Reference> current, Reference counts) {
        return current.map(taken -> !taken.isOfSameModel(counts) || counts.assessed() >= 2 * taken.assessed())
                .orElse(true);
    }

    /** The place of the next search for a better reference, for a series at {@code place}. */
    public long lookAgainAt(long place) {
        return place + Math.max(least / 8, place / 4);
    }
}
