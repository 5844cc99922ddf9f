package io.plumbline.aggregator.calibration;

import io.plumbline.statistics.JudgeCalibration;
import java.time.Instant;
import java.util.List;

/**
 * What one run of a whole gold set says about an instrument.
 *
 * @param goldSet the set, with the hash of its content
 * @param at when the last answer was scored
 * @param alignment error of alignment, and how answers ended
 * @param coherence error of coherence; how answers ended is the same
 */
record Calibration(String goldSet, Instant at, JudgeCalibration alignment, JudgeCalibration coherence) {

    /** The calibration that these answers make. */
    static Calibration of(String goldSet, Instant at, List<KnownAnswer> answers) {
        return new Calibration(
                goldSet,
                at,
                JudgeCalibration.of(
                        answers.stream().map(KnownAnswer::ofAlignment).toList()),
                JudgeCalibration.of(
                        answers.stream().map(KnownAnswer::ofCoherence).toList()));
    }

    /** How far the bias of alignment has moved, -200 to 200 points. */
    double driftPoints(Calibration first) {
        return alignment.biasPoints() - first.alignment.biasPoints();
    }
}
