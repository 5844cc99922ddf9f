package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.ledger.AnswerBatch.SeriesInBatch;
import io.plumbline.aggregator.store.StoredColumn;
import java.util.List;

import static io.plumbline.aggregator.store.StoredColumn.integer;
import static io.plumbline.aggregator.store.StoredColumn.number;
import static io.plumbline.aggregator.store.StoredColumn.text;
import static io.plumbline.aggregator.store.StoredColumn.time;

/** The columns of the table {@code series} that a batch writes. */
final class SeriesColumns {

    /** {@code next_place} of a new series; a series that exists moves on by the number of answers. */
    static final List<StoredColumn<SeriesInBatch>> SERIES = List.of(
            text("model", row -> row.series().model()),
            text("revision", row -> row.series().revision()),
            text("question_set", row -> row.series().questionSet()),
            text("variant", row -> row.series().variant()),
            text("instrument", row -> row.series().instrument()),
            text("source", row -> row.series().source().name()),
            integer("partition", SeriesInBatch::partition),
            time("last_answered_at", SeriesInBatch::lastAnsweredAt),
            time("last_scored_at", SeriesInBatch::lastScoredAt),
            number("next_place", row -> 1L + row.answers()));

    private SeriesColumns() {}
}
