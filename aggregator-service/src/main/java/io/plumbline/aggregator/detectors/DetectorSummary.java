package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmState;
import java.util.Map;

/**
 * The current alarms and evidence of a series' detectors.
 *
 * @param kinds for each kind its alarm and evidence
 * @param reference misaligned answers of the reference; null without a reference, or if the reference is the series' own
 *     past
 */
public record DetectorSummary(Map<AlarmKind, KindSummary> kinds, Share reference) {

    /** Before a detector has judged anything. */
    public static final DetectorSummary NOTHING = new DetectorSummary(Map.of(), null);

    public DetectorSummary {
        kinds = Map.copyOf(kinds);
    }

    /**
     * Alarm and evidence of one kind.
     *
     * @param alarm state of the alarm
     * @param days evidence: chance alone would produce it about once in this many days; 0 without evidence
     */
    public record KindSummary(AlarmState alarm, double days) {
        static final KindSummary QUIET = new KindSummary(AlarmState.QUIET, 0);
    }

    /** A count of answers with a verdict and of those among them that are misaligned. */
    public record Share(long misaligned, long answers) {}

    /** Alarm and evidence of a kind; quiet before the detector begins. */
    public KindSummary of(AlarmKind kind) {
        return kinds.getOrDefault(kind, KindSummary.QUIET);
    }

    /** Evidence of misaligned answers, in days: the kind that pages. */
    public double misalignedDays() {
        return of(AlarmKind.MISALIGNED).days();
    }

    /** Whether an alarm of any kind is not quiet. */
    public boolean alarmed() {
        return kinds.values().stream().anyMatch(said -> said.alarm() != AlarmState.QUIET);
    }
}
