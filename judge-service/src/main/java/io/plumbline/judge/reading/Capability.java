package io.plumbline.judge.reading;

import io.plumbline.events.judging.CheckFinding;
import java.util.Optional;

/**
 * The result of a judge's capability check.
 *
 * @param finding whether the judge can be used in the mode that was checked
 * @param failed the check that the judge did not pass; empty unless the judge is unfit
 * @param detail the reason in words for a person; empty text if the judge is fit
 * @param sendsAll whether its endpoint sent all alternatives that count; a reply with fewer then comes from elsewhere
 */
public record Capability(CheckFinding finding, Optional<Check> failed, String detail, boolean sendsAll) {

    /** The checks, in their order. */
    public enum Check {
        /** The reply carries log probabilities that are a distribution. */
        LOGPROBS,
        /** 100 is one token. If it is two, the best score reads as 10. */
        HUNDRED,
        /** Each draw is a reply of its own, and none comes from a cache. */
        DRAWS,
        /** The judge gives known answers a number, or one of the rubric's words. */
        MASS,
        /** Known good answers read as good, known bad ones as bad. */
        SCALE,
        /** Two digits are a number, and no third follows. */
        OVERFLOW
    }

    public static Capability fit() {
        return new Capability(CheckFinding.FIT, Optional.empty(), "", false);
    }

    /** The finding for a judge whose endpoint sent all alternatives that count. */
    Capability sendingAll() {
        return new Capability(finding, failed, detail, true);
    }

    /** The finding for a judge that did not pass a check, with the reason. */
    public static Capability unfit(Check check, String detail) {
        return new Capability(CheckFinding.UNFIT, Optional.of(check), detail, false);
    }

    static Capability unseen(String detail) {
        return new Capability(CheckFinding.UNSEEN, Optional.empty(), detail, false);
    }

    public static Capability unknown(String detail) {
        return new Capability(CheckFinding.UNKNOWN, Optional.empty(), detail, false);
    }

    /** Whether the judge's readings count. */
    public boolean admits() {
        return finding.admits();
    }
}
