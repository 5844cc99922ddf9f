package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmState;
import java.util.Map;

/**
 * What a series' detectors say at the moment.
 *
 * @param kinds for each kind its alarm and evidence
 * @param reference how often the reference's answers were misaligned; null before there is a reference, and where it is the
 *     series' own past
 */
public record DetectorSummary(Map<AlarmKind, KindSummary> kinds, Share reference) {

    /** Before a detector has judged anything. */
    public static final DetectorSummary NOTHING = new DetectorSummary(Map.of(), null);

    public DetectorSummary {
        kinds = Map.copyOf(kinds);
    }

    /**
     * One kind.
     *
     * @param alarm how loud it is
     * @param days evidence: chance alone would produce this about once in so many days; 0 where there is none
     */
    public record KindSummary(AlarmState alarm, double days) {
        static final KindSummary QUIET = new KindSummary(AlarmState.QUIET, 0);
    }

    /** A count of answers and of those among them that are misaligned. */
    public record Share(long misaligned, long answers) {}

    /** What is said of a kind. */
    public KindSummary of(AlarmKind kind) {
        return kinds.getOrDefault(kind, KindSummary.QUIET);
    }

    /** Evidence of the kind that pages, in days. */
    public double misalignedDays() {
        return of(AlarmKind.MISALIGNED).days();
    }

    /** Whether some alarm is not quiet. */
    public boolean alarmed() {
        return kinds.values().stream().anyMatch(said -> said.alarm() != AlarmState.QUIET);
    }
}
