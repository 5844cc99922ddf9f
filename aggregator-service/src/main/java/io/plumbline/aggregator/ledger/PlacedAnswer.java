package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.events.Score;
import java.time.Instant;

/**
 * An answer with its place among the answers of its series.
 *
 * @param row the answer
 * @param seriesId its series in the table {@code series}
 * @param place order of arrival within the series, with gaps
 * @param latest the latest time that a score can have by the aggregator's clock
 */
record PlacedAnswer(AnswerRow row, long seriesId, long place, Instant latest) {

    Score score() {
        return row.score();
    }

    /** The time as of which the detectors take it, if its own time is ahead of the clock; otherwise null. */
    Instant seenAt() {
        return row.scoredAt().isAfter(latest) ? latest : null;
    }

    /** The answer as the detectors see it. */
    SeriesAnswer seen() {
        return new SeriesAnswer(
                place,
                row.questionId(),
                row.round(),
                row.outcome(),
                row.reason(),
                seenAt() == null ? row.scoredAt() : latest);
    }
}
