package io.plumbline.aggregator.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * What the detectors of a series are told besides answers.
 *
 * @param place with the answer at this place: a reference before a round that closes there is judged, an end behind it
 * @param reference what counts as normal from now on; empty where the series' alarms end, because the model is another one now
 * @param at when
 */
record Told(long place, Optional<Reference> reference, Instant at) {}
