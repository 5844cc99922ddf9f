package io.plumbline.aggregator.recount;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;

/**
 * What a recount of a series found.
 *
 * @param id the series as stored
 * @param series the series
 * @param answers answers that were counted again
 * @param complete false where some were dropped with their day: then counts are more than a recount, and nothing is compared
 * @param countsDiffer rows of the counts that a recount does not give, and the other way round; 0 is right
 * @param detectorsDiffer whether the detectors' state is another than a replay gives
 * @param mended whether the differences have been mended
 */
record SeriesCheck(
        long id,
        @JsonUnwrapped Series series,
        long answers,
        boolean complete,
        long countsDiffer,
        boolean detectorsDiffer,
        boolean mended) {

    /** Whether all is as the answers say. */
    boolean isRight() {
        return countsDiffer == 0 && !detectorsDiffer;
    }
}
