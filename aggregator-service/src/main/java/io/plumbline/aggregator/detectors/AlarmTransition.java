package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmState;
import io.plumbline.statistics.detection.ChangeEstimate;
import java.time.Instant;

/**
 * A change of a detector's alarm.
 *
 * @param kind the kind of alarm
 * @param from the state before
 * @param to the state after
 * @param evidenceDays chance alone would produce this evidence about once in this many days
 * @param since the probable start of the rise, counted within the segment
 * @param segmentPlace the last place before the segment
 * @param place the place of the answer that caused the change
 * @param at when the answer got its outcome
 */
public record AlarmTransition(
        AlarmKind kind,
        AlarmState from,
        AlarmState to,
        double evidenceDays,
        ChangeEstimate since,
        long segmentPlace,
        long place,
        Instant at) {}
