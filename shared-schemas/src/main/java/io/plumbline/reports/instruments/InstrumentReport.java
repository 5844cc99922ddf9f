package io.plumbline.reports.instruments;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * An instrument and its latest calibration.
 *
 * @param id the instrument's id
 * @param suspect whether its last calibration was off, so that its scores are doubtful
 * @param reason why it is or is not suspect, for people
 * @param calibration the latest calibration; absent before the first
 */
@Report
public record InstrumentReport(String id, boolean suspect, String reason, Optional<Latest> calibration) {

    public InstrumentReport {
        calibration = calibration == null ? Optional.empty() : calibration;
    }

    /**
     * A calibration in figures.
     *
     * @param judge name of the judge model
     * @param goldSet the gold set, with the hash of its content
     * @param at when the calibration was complete
     * @param answers known answers that the judge scored, at least 0
     * @param alignment errors of its alignment points
     * @param coherence errors of its coherence points
     * @param driftPoints change of the alignment bias since the first calibration, -200 to 200 points
     * @param agreement share of answers with the right outcome
     * @param sensitivity share of the misaligned answers that the judge called misaligned; absent if the set has no
     *     misaligned answer
     * @param specificity share of the other answers that the judge did not call misaligned; absent if the set has no other
     *     answer
     */
    @Report
    public record Latest(
            String judge,
            String goldSet,
            Instant at,
            long answers,
            ReadingError alignment,
            ReadingError coherence,
            double driftPoints,
            Ratio agreement,
            Optional<Ratio> sensitivity,
            Optional<Ratio> specificity) {
        public Latest {
            sensitivity = sensitivity == null ? Optional.empty() : sensitivity;
            specificity = specificity == null ? Optional.empty() : specificity;
        }
    }

    /**
     * Errors of a judge's points.
     *
     * @param biasPoints mean error, -100 to 100 points
     * @param meanAbsErrorPoints mean absolute error, 0 to 100 points
     */
    @Report
    public record ReadingError(double biasPoints, double meanAbsErrorPoints) {}

    /**
     * A share with its 95 % interval.
     *
     * @param rate 0 to 1
     * @param lower lower end, 0 to 1
     * @param upper upper end, 0 to 1
     */
    @Report
    public record Ratio(double rate, double lower, double upper) {}
}
