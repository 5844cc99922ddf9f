package io.plumbline.gateway.console.alarms;

import io.plumbline.database.Row;
import io.plumbline.gateway.console.Format;
import java.time.Instant;

/**
 * A silence: alarms of one detector of one model page no operator until it ends.
 *
 * @param model id of the model
 * @param detector name of the detector
 * @param until end of the silence
 */
public record AlarmSilence(String model, String detector, Instant until) {

    static AlarmSilence of(Row row) {
        return new AlarmSilence(row.text("model"), row.text("detector"), row.instant("until_millis"));
    }

    public String untilWords() {
        return Format.time(until);
    }
}
