package io.plumbline.aggregator.alarms;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A changed alarm as a caller sees it.
 *
 * @param number in the order of the changes, at least 1; a page goes on before it
 * @param change the event as it was sent, with its evidence
 */
record AlarmView(long number, @JsonRawValue String change) {

    static AlarmView of(Object[] row) {
        return new AlarmView(((Number) row[0]).longValue(), (String) row[1]);
    }
}
