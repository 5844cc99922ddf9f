package io.plumbline.aggregator.ledger;

import io.plumbline.events.Score;

/**
 * An answer with its place among the answers of its series.
 *
 * @param row the answer
 * @param seriesId its series in the table {@code series}
 * @param place order of arrival within the series, with gaps
 */
record PlacedAnswer(AnswerRow row, long seriesId, long place) {

    Score score() {
        return row.score();
    }
}
