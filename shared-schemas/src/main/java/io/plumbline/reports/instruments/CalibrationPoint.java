package io.plumbline.reports.instruments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.Report;
import java.time.Instant;

/**
 * One calibration in an instrument's history.
 *
 * @param instrument the instrument's id
 * @param at when the calibration was complete
 * @param biasPoints mean error of alignment, -100 to 100 points; null if no known answer has an alignment
 * @param agreement share of answers with the right outcome, 0 to 1
 */
@Report
public record CalibrationPoint(
        String instrument, Instant at, @JsonInclude(JsonInclude.Include.ALWAYS) Double biasPoints, double agreement) {}
