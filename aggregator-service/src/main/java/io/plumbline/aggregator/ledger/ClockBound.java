package io.plumbline.aggregator.ledger;

import io.plumbline.events.Score;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The latest time that an answer may carry. Clocks of several machines differ by seconds; a time beyond a minute comes from a wrong
 * clock or a wrong caller, and would otherwise be the newest for as long as it lies ahead.
 *
 * @param latest the latest time that is believed
 */
public record ClockBound(Instant latest) {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** The bound at this moment. */
    public static ClockBound now(Clock clock) {
        return new ClockBound(clock.instant().plus(TOLERANCE));
    }

    /** Whether the release, the answer or the outcome of a score is dated later. */
    public boolean isAhead(Score score) {
        return Stream.of(score.prompt().releasedAt(), score.completion().completedAt(), score.scoredAt())
                .anyMatch(time -> time.isAfter(latest));
    }
}
