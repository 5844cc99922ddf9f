package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.Summary;

/**
 * What a series' detectors say, as stored.
 *
 * @param seriesId the series
 * @param version grows with each change
 * @param summary what they say
 */
public record WatchTotal(long seriesId, long version, Summary summary) {

    /** From the columns of that order. */
    public static WatchTotal of(Object[] row) {
        return new WatchTotal(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                Texts.read((String) row[2], Summary.class));
    }
}
