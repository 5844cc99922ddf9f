package io.plumbline.aggregator.identity;

import io.plumbline.reports.models.IdentityState;
import io.plumbline.statistics.identity.Evidence;
import io.plumbline.statistics.identity.IdentityTest;
import io.plumbline.statistics.identity.IdentityVerdict;
import io.plumbline.statistics.identity.IdentityVerdict.Inconclusive;
import io.plumbline.statistics.identity.Measure;
import java.util.List;
import java.util.Locale;

/**
 * A verdict as it is told.
 *
 * @param state the verdict
 * @param reason why, in words for a person
 * @param evidence the figures behind it
 */
record IdentityFinding(IdentityState state, String reason, List<Evidence> evidence) {

    static IdentityFinding of(IdentityVerdict verdict) {
        return verdict.fold(
                different -> finding(IdentityState.DISTINGUISHABLE, "its answers differ from its baseline's", verdict),
                same -> finding(
                        IdentityState.NOT_DISTINGUISHABLE,
                        "its answers might as well be its baseline's: is the fine-tune really served?",
                        verdict),
                none -> finding(IdentityState.INCONCLUSIVE, why(none.reason()), verdict));
    }

    /** Of a comparison in which one side left too many calls without an answer. */
    static IdentityFinding tooFewAnswers(int answered, int asked) {
        return new IdentityFinding(
                IdentityState.INCONCLUSIVE,
                "too many calls failed or gave no text: " + answered + " of " + asked + " have an answer",
                List.of());
    }

    private static IdentityFinding finding(IdentityState state, String words, IdentityVerdict verdict) {
        List<Evidence> evidence = verdict.evidence();
        String figures = evidence.isEmpty() ? "" : "; " + figures(evidence.get(0));
        return new IdentityFinding(state, words + figures, evidence);
    }

    private static String figures(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "%s of %d prompts: %.3f apart in excess of self-disagreement, at most %.3f (95 %%), p = %.4f",
                evidence.measure() == Measure.TEXT ? "texts" : "first tokens",
                evidence.prompts(),
                Math.max(0, evidence.excess()),
                evidence.excessUpper(),
                evidence.pValue());
    }

    private static String why(Inconclusive.Reason reason) {
        return switch (reason) {
            case TOO_FEW_ANSWERS ->
                "too many calls failed or gave no text: fewer than " + IdentityTest.LEAST_PROMPTS
                        + " prompts have two answers of each side";
            case UNSTABLE_ANSWERS -> "a side disagrees with itself so much that a difference could hide in it";
            case SLIGHT_DIFFERENCE -> "there is a difference, but one that other hardware would make too";
            case NOT_ENOUGH_EVIDENCE -> "a difference is neither shown nor excluded";
        };
    }
}
