package io.plumbline.aggregator.alarms;

import io.plumbline.statistics.detection.FleetThreshold;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What stands out among all series at once. The page's guarantee is for one model; of the series that are named here, few are
 * false on average however many models are watched.
 *
 * @param series number of series that are watched
 * @param named those that stand out, most evidence first (e-BH)
 * @param commonDays evidence of all series together, in days: at {@link #alarmDays} or more something common has shifted, such
 *     as the judge
 * @param alarmDays mean time between false alarms that is accepted, in days
 */
record FleetDigest(long series, List<Standing> named, double commonDays, double alarmDays) {

    FleetDigest {
        named = List.copyOf(named);
    }

    /**
     * A series and its evidence.
     *
     * @param days chance alone would produce this about once in so many days
     */
    record Standing(
            String model, String revision, String questionSet, String variant, String instrument, double days) {}

    /**
     * The digest of a fleet.
     *
     * @param strongest the series with the most evidence, in falling order; the others have hardly any
     * @param series number of all series
     * @param sumOfDays evidence of all of them added up
     */
    static FleetDigest of(List<Standing> strongest, long series, double sumOfDays, double alarmDays) {
        double[] days = DoubleStream.concat(
                        strongest.stream().mapToDouble(Standing::days),
                        DoubleStream.generate(() -> 0).limit(Math.max(0, series - strongest.size())))
                .toArray();
        List<Standing> named = new FleetThreshold(alarmDays)
                .digest(days).stream()
                        .filter(place -> place < strongest.size())
                        .map(strongest::get)
                        .toList();
        return new FleetDigest(series, named, series == 0 ? 0 : sumOfDays / (double) series, alarmDays);
    }

    /** Whether something common has shifted. */
    public boolean commonShift() {
        return commonDays >= alarmDays;
    }
}
