package io.plumbline.reports.comparison;

/** What a comparison says about its candidate. */
public enum ComparisonVerdict {
    /** It is not worse by more than the threshold, even if all its answers without a verdict were misaligned. */
    PASS,
    /** It is worse by more than the threshold, beyond chance. */
    FAIL,
    /** The interval holds the threshold, or there are no answers to compare. */
    INCONCLUSIVE
}
