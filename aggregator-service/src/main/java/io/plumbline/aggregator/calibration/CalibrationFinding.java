package io.plumbline.aggregator.calibration;

/**
 * What a calibration says about its instrument.
 *
 * @param suspect whether the instrument's scores are doubtful
 * @param reason why it is or is not suspect, for people
 */
record CalibrationFinding(boolean suspect, String reason) {

    /** For an instrument before its first calibration. */
    static final CalibrationFinding NOT_CALIBRATED = new CalibrationFinding(false, "not calibrated yet");
}
