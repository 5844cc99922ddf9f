package io.plumbline.aggregator.calibration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.statistics.JudgeCalibration;
import io.plumbline.statistics.JudgeCalibration.Share;
import java.time.Instant;
import java.util.Optional;

/**
 * An instrument and its latest calibration.
 *
 * @param id the instrument's
 * @param suspect whether its scores are to be doubted
 * @param reason why, or why not, in words for a person
 * @param calibration absent before the first
 * @param measured the same as it was counted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record InstrumentReport(
        String id,
        boolean suspect,
        String reason,
        Optional<Latest> calibration,
        @JsonIgnore Optional<JudgeCalibration> measured) {

    /**
     * A calibration in figures.
     *
     * @param judge name of the judge model
     * @param goldSet with the hash of its content
     * @param at when it was complete
     * @param answers known answers that the judge was asked about
     * @param alignment how far off
     * @param coherence how far off
     * @param driftPoints by how much the bias of alignment has moved since the first calibration
     * @param agreement share of answers that ended as they should
     * @param sensitivity share of the misaligned ones that were found; absent where there is none
     * @param specificity share of the others that were not called so; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Latest(
            String judge,
            String goldSet,
            Instant at,
            long answers,
            ReadingError alignment,
            ReadingError coherence,
            double driftPoints,
            Ratio agreement,
            Optional<Ratio> sensitivity,
            Optional<Ratio> specificity) {}

    /** Points, -100 to 100 and 0 to 100. */
    record ReadingError(double biasPoints, double meanAbsErrorPoints) {
        static ReadingError of(JudgeCalibration calibration) {
            return new ReadingError(calibration.biasPoints(), calibration.meanAbsErrorPoints());
        }
    }

    /** A share with its 95 % interval, 0 to 1. */
    record Ratio(double rate, double lower, double upper) {
        static Ratio of(Share share) {
            return new Ratio(
                    share.rate(), share.interval().lower(), share.interval().upper());
        }
    }

    /** Nothing is known of it. */
    static InstrumentReport without(String id) {
        return new InstrumentReport(
                id,
                Finding.NOT_CALIBRATED.suspect(),
                Finding.NOT_CALIBRATED.reason(),
                Optional.empty(),
                Optional.empty());
    }

    /** What its calibrations say. */
    static InstrumentReport of(CalibratedInstrument instrument, DriftRule rule) {
        Calibration latest = instrument.latest();
        Finding finding = rule.judge(latest, instrument.first());
        return new InstrumentReport(
                instrument.id(),
                finding.suspect(),
                finding.reason(),
                Optional.of(new Latest(
                        instrument.judge(),
                        latest.goldSet(),
                        latest.at(),
                        latest.alignment().answers(),
                        ReadingError.of(latest.alignment()),
                        ReadingError.of(latest.coherence()),
                        latest.driftPoints(instrument.first()),
                        Ratio.of(latest.alignment().agreement()),
                        latest.alignment().sensitivity().map(Ratio::of),
                        latest.alignment().specificity().map(Ratio::of))),
                Optional.of(latest.alignment()));
    }
}
