package io.plumbline.reports.instruments;

import io.plumbline.reports.Report;

/**
 * The state of an instrument, shown beside every rate that it measured.
 *
 * @param id the instrument's id
 * @param suspect whether its last calibration was off
 * @param reason why it is or is not suspect, for people
 */
@Report
public record InstrumentState(String id, boolean suspect, String reason) {}
