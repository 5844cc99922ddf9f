package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import java.util.List;

/**
 * What stands out among all series at once. The guarantee of a model's own alarm is for that model; of the series that are
 * named here, few are false on average, however many models are watched.
 *
 * @param series number of series that are watched, at least 0
 * @param named series that stand out, most evidence first (e-BH)
 * @param commonDays evidence of all models together, in days. At {@link #alarmDays} or more, a cause common to all models has
 *     shifted, such as the judge
 * @param alarmDays accepted mean time between false alarms, in days
 */
@Report
public record FleetDigest(long series, List<DigestSeries> named, double commonDays, double alarmDays) {

    public FleetDigest {
        named = List.copyOf(named);
    }

    /**
     * A series and its evidence.
     *
     * @param model id of the registered model
     * @param revision its revision
     * @param questionSet the question set, with the hash of its content
     * @param variant how the questions are put
     * @param instrument id of the instrument
     * @param days chance alone would produce this evidence about once in so many days, at least 0
     */
    @Report
    public record DigestSeries(
            String model, String revision, String questionSet, String variant, String instrument, double days) {}

    /** Whether the evidence shows a shift that all series share. */
    public boolean commonShift() {
        return commonDays >= alarmDays;
    }
}
