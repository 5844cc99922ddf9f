package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorSummary;

/**
 * What a series' detectors say, as stored.
 *
 * @param seriesId the series
 * @param version grows with each change
 * @param summary what they say
 */
public record WatchTotal(long seriesId, long version, DetectorSummary summary) {

    /** From the columns of that order. */
    public static WatchTotal of(Object[] row) {
        return new WatchTotal(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                WatchEncoding.read((String) row[2], DetectorSummary.class));
    }
}
