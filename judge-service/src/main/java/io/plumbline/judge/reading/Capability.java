package io.plumbline.judge.reading;

import java.util.Optional;

/**
 * The result of a judge's capability check.
 *
 * @param finding whether the judge can be used in the mode that was checked
 * @param failed the check that the judge did not pass; empty unless the judge is unfit
 * @param detail the reason in words for a person; empty text if the judge is fit
 */
public record Capability(Finding finding, Optional<Check> failed, String detail) {

    /** The checks, in their order. */
    public enum Check {
        /** The reply carries log probabilities. */
        LOGPROBS,
        /** 100 is one token. If it is two, the best score reads as 10. */
        HUNDRED,
        /** The judge gives an easy answer a number, or one of the rubric's words. */
        MASS
    }

    /** Whether a judge can be used. */
    public enum Finding {
        FIT,
        /** The judge cannot be used, and a check soon after would find so again. */
        UNFIT,
        /** The judge could not be reached. */
        UNKNOWN
    }

    public static Capability fit() {
        return new Capability(Finding.FIT, Optional.empty(), "");
    }

    static Capability unfit(Check check, String detail) {
        return new Capability(Finding.UNFIT, Optional.of(check), detail);
    }

    public static Capability unknown(String detail) {
        return new Capability(Finding.UNKNOWN, Optional.empty(), detail);
    }

    public boolean isFit() {
        return finding == Finding.FIT;
    }
}
