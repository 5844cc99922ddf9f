package io.plumbline.aggregator.calibration;

/**
 * What is to be thought of an instrument.
 *
 * @param suspect whether its scores are to be doubted
 * @param reason why, or why not, in words for a person
 */
record Finding(boolean suspect, String reason) {

    /** Nothing is known of it. */
    static final Finding NOT_CALIBRATED = new Finding(false, "not calibrated yet");
}
