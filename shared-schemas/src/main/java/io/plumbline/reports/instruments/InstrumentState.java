package io.plumbline.reports.instruments;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The state of an instrument, shown beside every rate that it measured.
 *
 * @param id the instrument's id
 * @param suspect whether its last calibration was off
 * @param reason why it is or is not suspect, for people
 * @param calibratedAt when its latest calibration was complete; absent before the first
 * @param sensitivity share of the known misaligned answers that it called misaligned, 0 to 1; absent before the first
 *     calibration, and if there were no such answers
 */
@Report
public record InstrumentState(
        String id, boolean suspect, String reason, Optional<Instant> calibratedAt, OptionalDouble sensitivity) {

    public InstrumentState {
        calibratedAt = calibratedAt == null ? Optional.empty() : calibratedAt;
        sensitivity = sensitivity == null ? OptionalDouble.empty() : sensitivity;
    }
}
