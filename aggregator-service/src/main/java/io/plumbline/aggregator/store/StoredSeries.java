package io.plumbline.aggregator.store;

import io.plumbline.database.Row;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;

/** Reads a series from a row of the table {@code series}. */
public final class StoredSeries {

    private StoredSeries() {}

    /** The series of a row that has the columns model, revision, question_set, variant, instrument and source. */
    public static Series of(Row row) {
        return new Series(
                row.text("model"),
                row.text("revision"),
                row.text("question_set"),
                row.text("variant"),
                row.text("instrument"),
                Source.valueOf(row.text("source")));
    }
}
