package io.plumbline.aggregator.detectors;

import java.util.Optional;

/**
 * Which answers say what counts as normal for a series. The baseline's, as soon as there are enough of them, and again when
 * there are twice as many: a bound that is taken anew at every answer would hold less often than it says. A model without a
 * baseline, or whose baseline is not heard of for long, is measured by its own first answers.
 *
 * @param least answers that a reference must have
 * @param patience answers of the series after which a baseline that is not heard of is no longer waited for
 */
public record ReferenceRule(long least, long patience) {

    /**
     * What is known of a series.
     *
     * @param baseline id of the model that it is compared with; empty where it has none
     * @param counts the baseline's answers in the same series; empty where there are none
     * @param own the series' own answers before those that wait to be judged
     */
    public record ReferenceCandidates(Optional<String> baseline, Optional<Reference> counts, Reference own) {}

    /** The reference to take now; empty where the series goes on with what it has. */
    public Optional<Reference> next(Optional<Reference> current, ReferenceCandidates found) {
        Optional<Reference> better =
                found.counts().filter(counts -> counts.answers() >= least && isBetter(current, counts));
        return better.isPresent() || current.isPresent() ? better : own(found);
    }

    private Optional<Reference> own(ReferenceCandidates found) {
        boolean alone = found.baseline().isEmpty() || found.own().answers() >= patience;
        return Optional.of(found.own()).filter(own -> alone && own.answers() >= least);
    }

    private static boolean isBetter(Optional<Reference> current, Reference counts) {
        return current.map(taken -> !taken.model().equals(counts.model()) || counts.answers() >= 2 * taken.answers())
                .orElse(true);
    }

    /** The place from which on it is worth looking again, for a series that stands at {@code place}. */
    public long lookAgainAt(long place) {
        return place + Math.max(least / 8, place / 4);
    }
}
