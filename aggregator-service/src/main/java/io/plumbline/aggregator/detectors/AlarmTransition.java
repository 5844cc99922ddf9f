package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmState;
import io.plumbline.statistics.detection.ChangeEstimate;
import java.time.Instant;

/**
 * A detector changed its mind.
 *
 * @param kind what it watches
 * @param from the state before
 * @param to the state after
 * @param evidenceDays chance alone would produce this about once in so many days
 * @param since where the rise probably began, counted within the segment
 * @param segmentPlace the place that the segment began behind
 * @param place of the answer that brought the change about
 * @param at when
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
