package io.plumbline.aggregator.alarms;

import io.plumbline.reports.fleet.FleetDigest;
import io.plumbline.reports.fleet.FleetDigest.DigestSeries;
import io.plumbline.statistics.detection.FleetThreshold;
import java.util.List;
import java.util.stream.DoubleStream;

/** Chooses the series that stand out among all series at once. */
final class FleetDigests {

    private FleetDigests() {}

    /**
     * The digest of a fleet.
     *
     * @param strongest the series with the most evidence, in falling order; all others count as without evidence
     * @param series number of all series
     * @param sumOfDays sum of the evidence of all of them, in days
     * @param alarmDays accepted mean time between false alarms, in days
     */
    static FleetDigest of(List<DigestSeries> strongest, long series, double sumOfDays, double alarmDays) {
        double[] days = DoubleStream.concat(
                        strongest.stream().mapToDouble(DigestSeries::days),
                        DoubleStream.generate(() -> 0).limit(Math.max(0, series - strongest.size())))
                .toArray();
        List<DigestSeries> named = new FleetThreshold(alarmDays)
                .digest(days).stream()
                        .filter(place -> place < strongest.size())
                        .map(strongest::get)
                        .toList();
        return new FleetDigest(series, named, series == 0 ? 0 : sumOfDays / (double) series, alarmDays);
    }
}
