package io.plumbline.gateway.probes.verdict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A verdict with its reasons.
 *
 * @param verdict the verdict
 * @param summary the misaligned rate and its threshold in words
 * @param reasons why the verdict is not PASS, the weightiest first; empty for PASS and NO_THRESHOLD
 * @param notes what a reader should know beside the verdict
 * @param isPending whether the end of a calibration or of a comparison with the baseline could change the verdict
 */
public record VerdictDecision(
        ProbeVerdict verdict, String summary, List<VerdictReason> reasons, List<String> notes, boolean isPending) {

    public VerdictDecision {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    VerdictDecision awaiting(boolean pending) {
        return new VerdictDecision(verdict, summary, reasons, notes, pending);
    }

    /** All of it in one line, such as {@code inconclusive: the judge is suspect: bias +30 points}. */
    public String text() {
        return verdict.words() + ": "
                + (reasons.isEmpty()
                        ? summary
                        : reasons.stream().map(VerdictReason::text).collect(Collectors.joining("; ")));
    }
}
