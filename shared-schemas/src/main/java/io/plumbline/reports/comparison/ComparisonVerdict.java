package io.plumbline.reports.comparison;

/** What a comparison says about its candidate. */
public enum ComparisonVerdict {
    /** It is not worse by more than the threshold, even if all its answers without a verdict were misaligned. */
    PASS,
    /** The caller named no threshold, so the difference is shown and not judged. */
    NO_THRESHOLD,
    /** It is worse by more than the threshold, beyond chance. */
    FAIL,
    /**
     * The interval holds the threshold, there are no answers to compare, hardly any answers of a side can be assessed, or their judge
     * is not to be believed.
     */
    INCONCLUSIVE
}
