package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmEnding;
import io.plumbline.events.AlarmState;
import io.plumbline.statistics.detection.ChangeEstimate;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a detector's alarm.
 *
 * @param kind the kind of alarm
 * @param from the state before
 * @param to the state after
 * @param ending why it went quiet; empty if it did not
 * @param evidenceDays chance alone would produce this evidence in any series of the model about once in this many days
 * @param since the probable start of the rise, counted within the segment
 * @param segmentPlace the last place before the segment
 * @param place the place of the answer that caused the change
 * @param at when the answer got its outcome
 */
public record AlarmTransition(
        AlarmKind kind,
        AlarmState from,
        AlarmState to,
        Optional<AlarmEnding> ending,
        double evidenceDays,
        ChangeEstimate since,
        long segmentPlace,
        long place,
        Instant at) {}
