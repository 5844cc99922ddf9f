package io.plumbline.aggregator.alarms;

import io.plumbline.database.Row;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.EventCodec;
import io.plumbline.reports.alarms.AlarmReport;
import java.nio.charset.StandardCharsets;

/** Reads changed alarms from their table. */
final class StoredAlarm {

    private StoredAlarm() {}

    /** Of the columns {@code number} and {@code event}. */
    static AlarmReport read(Row row) {
        return new AlarmReport(
                row.number("number"),
                EventCodec.decode(row.text("event").getBytes(StandardCharsets.UTF_8), AlarmChange.class));
    }
}
