package io.plumbline.aggregator.alarms;

import io.plumbline.reports.fleet.FleetDigest;
import io.plumbline.reports.fleet.FleetDigest.DigestSeries;
import io.plumbline.statistics.detection.FleetThreshold;
import java.util.List;

/** Chooses the series that stand out among all series at once. */
final class FleetDigests {

    private FleetDigests() {}

    /**
     * The digest of a fleet.
     *
     * @param strongest the series with the most evidence, in falling order; all others count as without evidence
     * @param series number of all watched series
     * @param models number of their models, each of which has one budget of false alarms
     * @param sumOfDays sum of the evidence of all of them, in days
     * @param alarmDays accepted mean time between false alarms, in days
     */
    static FleetDigest of(List<DigestSeries> strongest, long series, long models, double sumOfDays, double alarmDays) {
        double[] days = strongest.stream().mapToDouble(DigestSeries::days).toArray();
        List<DigestSeries> named = new FleetThreshold(alarmDays)
                .digestOfBudgets(models, days).stream().map(strongest::get).toList();
        return new FleetDigest(series, named, models == 0 ? 0 : sumOfDays / (double) models, alarmDays);
    }
}
