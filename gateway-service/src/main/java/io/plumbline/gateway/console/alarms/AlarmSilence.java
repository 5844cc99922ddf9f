package io.plumbline.gateway.console.alarms;

import io.plumbline.gateway.console.Format;
import java.time.Instant;

/**
 * Of a model's detector nobody is paged for a while.
 *
 * @param model id of the model
 * @param detector what of it is watched
 * @param until when it ends
 */
public record AlarmSilence(String model, String detector, Instant until) {

    static AlarmSilence of(Object[] row) {
        return new AlarmSilence((String) row[0], (String) row[1], Instant.ofEpochMilli(((Number) row[2]).longValue()));
    }

    public String untilWords() {
        return Format.time(until);
    }
}
