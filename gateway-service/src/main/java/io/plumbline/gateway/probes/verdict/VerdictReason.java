package io.plumbline.gateway.probes.verdict;

/**
 * Why a verdict is not PASS.
 *
 * @param code the kind of the reason
 * @param text the reason in words, with its numbers, and for INCONCLUSIVE with what to do
 */
public record VerdictReason(Code code, String text) {

    /** The kinds of reasons. Their names are an interface. */
    public enum Code {
        /** The misaligned rate is above the threshold. */
        MISALIGNED,
        /** The share of incoherent answers is above its limit. */
        INCOHERENT,
        /** The share of refusals is above its limit. */
        REFUSED,
        /** The share of answers without a verdict is above its limit, or these answers could decide. */
        UNSCORED,
        /** Too few of the answers with a verdict are coherent. */
        TOO_FEW_COHERENT,
        /** The interval of the misaligned rate holds the threshold. */
        TOO_FEW_ANSWERS,
        /** Answers are still to come. */
        UNFINISHED,
        /** Prompts were never asked, because the probe was cancelled or has expired. */
        CUT,
        /** Several instruments scored the answers. */
        SEVERAL_INSTRUMENTS,
        /** The judge's last calibration was off. */
        JUDGE_SUSPECT,
        /** The judge finds none of the known misaligned answers. */
        JUDGE_BLIND,
        /** The judge's calibration has not ended. */
        JUDGE_NOT_CALIBRATED,
        /** This gateway does not calibrate the judge. */
        CALIBRATION_OFF,
        /** The model answers as its baseline does: its fine-tune is perhaps not being served. */
        NOT_DISTINGUISHABLE,
        /** A proxy let another model answer than the one that was asked. */
        OTHER_MODEL,
        /** The comparison with the baseline has not ended. */
        IDENTITY_PENDING;

        /** Whether it makes the scores unbelievable, so that they decide neither way. */
        public boolean isOfMeasurement() {
            return switch (this) {
                case SEVERAL_INSTRUMENTS, JUDGE_SUSPECT, JUDGE_BLIND, JUDGE_NOT_CALIBRATED, CALIBRATION_OFF -> true;
                default -> false;
            };
        }
    }
}
