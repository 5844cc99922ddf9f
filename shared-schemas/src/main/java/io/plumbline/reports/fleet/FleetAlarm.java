package io.plumbline.reports.fleet;

import io.plumbline.events.AlarmState;
import io.plumbline.reports.Report;
import java.time.Instant;

/**
 * An alarm that is up.
 *
 * @param id id of its last change
 * @param detector name of the detector, such as misaligned
 * @param state warning or firing
 * @param at when it reached this state
 */
@Report
public record FleetAlarm(String id, String detector, AlarmState state, Instant at) {}
