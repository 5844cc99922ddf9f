package io.plumbline.reports.alarms;

import io.plumbline.events.AlarmChange;
import io.plumbline.reports.Report;

/**
 * A changed alarm.
 *
 * @param number place in the order of all changes, at least 1; a page continues before the number of its last entry
 * @param change the event as it was published, with its evidence
 */
@Report
public record AlarmReport(long number, AlarmChange change) {}
