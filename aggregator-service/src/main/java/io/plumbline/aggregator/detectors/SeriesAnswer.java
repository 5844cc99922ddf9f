package io.plumbline.aggregator.detectors;

import io.plumbline.events.prompt.Round;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer as the detectors see it.
 *
 * @param place order of arrival within the series
 * @param question the question's id
 * @param round its round; empty if questions are not asked in rounds
 * @param outcome name of the verdict, or UNSCORED
 * @param reason why there is no verdict; empty if there is one
 * @param at when it had its outcome
 */
public record SeriesAnswer(
        long place, String question, Optional<Round> round, String outcome, String reason, Instant at) {}
