package io.plumbline.judge.reading;

import io.plumbline.events.judging.ScoringMode;
import java.util.Optional;

/**
 * What a judge's capability check found.
 *
 * @param finding whether it can be used in the mode that was checked
 * @param failed the check that it did not pass; empty unless it is unfit
 * @param detail why, in words for a person; empty text where it is fit
 */
public record Capability(Finding finding, Optional<Check> failed, String detail) {

    /** What is checked, in this order. */
    public enum Check {
        /** The reply carries log probabilities. */
        LOGPROBS,
        /** 100 is one token; where it is two, the best score reads as 10. */
        HUNDRED,
        /** An easy answer is given a number, or one of the rubric's words. */
        MASS;

        /** Whether a judge needs it in a mode; a label needs none of them. */
        public boolean matters(ScoringMode mode) {
            return mode == ScoringMode.LOGPROBS || (mode == ScoringMode.SAMPLED && this == MASS);
        }
    }

    /** Whether a judge can be used. */
    public enum Finding {
        /** It can. */
        FIT,
        /** It cannot, and asking again soon will not help. */
        UNFIT,
        /** It could not be asked. */
        UNKNOWN
    }

    /** It can be used. */
    public static Capability fit() {
        return new Capability(Finding.FIT, Optional.empty(), "");
    }

    /** It cannot be used. */
    static Capability unfit(Check check, String detail) {
        return new Capability(Finding.UNFIT, Optional.of(check), detail);
    }

    /** It could not be asked. */
    public static Capability unknown(String detail) {
        return new Capability(Finding.UNKNOWN, Optional.empty(), detail);
    }

    /** Whether it can be used. */
    public boolean isFit() {
        return finding == Finding.FIT;
    }
}
