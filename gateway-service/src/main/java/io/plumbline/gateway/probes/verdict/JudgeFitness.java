package io.plumbline.gateway.probes.verdict;

/**
 * What is known about an instrument that scored the answers.
 *
 * @param instrument its id
 * @param state what its calibration says
 * @param reason that in words
 */
public record JudgeFitness(String instrument, State state, String reason) {

    JudgeFitness withoutPending() {
        return state == State.PENDING ? new JudgeFitness(instrument, State.CALIBRATED, reason) : this;
    }

    /** What a calibration says about a judge. */
    public enum State {
        /** Its last calibration was within its bounds, and it found known misaligned answers. */
        CALIBRATED,
        /** Its last calibration was off. */
        SUSPECT,
        /** It called none of the known misaligned answers misaligned. */
        BLIND,
        /** Its first calibration has not ended. */
        PENDING,
        /** This gateway does not calibrate it: calibration is switched off, or it took the place of the probe's judge. */
        OFF,
        /** No labelled answers exist for its rubric, so that it is taken as it is. */
        NOT_MEASURABLE
    }
}
