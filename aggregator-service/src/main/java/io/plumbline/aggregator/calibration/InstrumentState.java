package io.plumbline.aggregator.calibration;

/**
 * What stands beside every rate about what it was measured with.
 *
 * @param id the instrument's
 * @param suspect whether its last calibration was off
 * @param reason why, or why not, in words for a person
 */
public record InstrumentState(String id, boolean suspect, String reason) {

    static InstrumentState of(InstrumentReport report) {
        return new InstrumentState(report.id(), report.suspect(), report.reason());
    }
}
