package io.plumbline.reports.upkeep;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;

/**
 * The result of a recount of a series.
 *
 * @param id the series' number in the database
 * @param series the series; its fields stand beside the others in JSON
 * @param answers answers that were counted again, at least 0
 * @param complete false if some answers were dropped with their day: counts then exceed a recount, and are not compared
 * @param countsDiffer rows in which the stored counts and the recount differ, in either direction; 0 is right
 * @param detectorsDiffer whether the stored state of the detectors differs from a replay
 * @param mended whether the differences have been mended
 */
@Report
public record SeriesCheck(
        long id,
        @JsonUnwrapped Series series,
        long answers,
        boolean complete,
        long countsDiffer,
        boolean detectorsDiffer,
        boolean mended) {

    /** Whether counts and detectors agree with the answers. */
    public boolean agrees() {
        return countsDiffer == 0 && !detectorsDiffer;
    }
}
