package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.database.Row;

/**
 * The stored summary of a series' detectors.
 *
 * @param seriesId the series
 * @param version grows with each change
 * @param summary alarms and evidence
 */
public record WatchTotal(long seriesId, long version, DetectorSummary summary) {

    /** The total of a row that has the columns series_id, version and summary. */
    public static WatchTotal of(Row row) {
        return new WatchTotal(
                row.number("series_id"),
                row.number("version"),
                WatchEncoding.read(row.text("summary"), DetectorSummary.class));
    }
}
