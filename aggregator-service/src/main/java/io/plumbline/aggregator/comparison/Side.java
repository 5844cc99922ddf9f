package io.plumbline.aggregator.comparison;

import io.plumbline.events.Series;
import io.plumbline.reports.comparison.LeftOutSeries;
import io.plumbline.reports.comparison.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of the two that are compared: the series of one revision of a model. Series that differ in the stratum stay apart, and
 * what is not taken is named.
 *
 * @param revision its revision; empty if it has no answers
 * @param strata its series, one for each stratum
 * @param leftOut its series that are not taken
 */
record Side(Optional<String> revision, Map<Stratum, SeriesCounts> strata, List<LeftOutSeries> leftOut) {

    /**
     * The side that these series make.
     *
     * @param name candidate or reference
     * @param wanted the revision; if the caller names none, that of the newest answer
     */
    static Side of(String name, Optional<String> wanted, List<SeriesCounts> all) {
        Optional<String> revision = wanted.or(() -> all.stream()
                .max(Comparator.comparing(SeriesCounts::newest))
                .map(newest -> newest.series().revision()));
        Map<Stratum, SeriesCounts> strata = new TreeMap<>();
        List<LeftOutSeries> leftOut = new ArrayList<>();
        for (SeriesCounts counts : all) {
            Series series = counts.series();
            if (!series.revision().equals(revision.orElseThrow())) {
                leftOut.add(new LeftOutSeries(name, series, counts.answers(), "another revision"));
            } else if (counts.lost() > 0) {
                leftOut.add(new LeftOutSeries(
                        name,
                        series,
                        counts.answers(),
                        counts.lost() + " answers since then are no longer kept, so counts by question are not known"));
            } else {
                strata.put(Stratum.of(series), counts);
            }
        }
        return new Side(revision, strata, leftOut);
    }

    /** Answers of all its strata. */
    long answers() {
        return strata.values().stream().mapToLong(SeriesCounts::answers).sum();
    }
}
