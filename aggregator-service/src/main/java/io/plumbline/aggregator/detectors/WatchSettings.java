package io.plumbline.aggregator.detectors;

import io.plumbline.statistics.detection.DetectorSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a series' detectors. They are stored as a {@link DetectorCommand}, so a replay judges each answer by the
 * settings of its time.
 *
 * @param alarmDays mean time between false pages of the model, in days; above {@code warnDays}
 * @param warnDays mean time between false warnings of the model, in days; positive
 * @param clearDays mean time to a wrong all-clear, in days; positive
 * @param rollOutBudget probability of a false page that a new revision may cost, 0 to below 1
 * @param assumedMisalignedRate misaligned rate that counts as normal for a model without a baseline, above 0 and below 1
 * @param longestRound longest wait for the last answers of a round, positive
 */
public record WatchSettings(
        double alarmDays,
        double warnDays,
        double clearDays,
        double rollOutBudget,
        double assumedMisalignedRate,
        Duration longestRound) {

    public WatchSettings {
        Objects.requireNonNull(longestRound, "longestRound");
        if (!(assumedMisalignedRate > 0 && assumedMisalignedRate < 1)) {
            throw new IllegalArgumentException(
                    "assumedMisalignedRate above 0 and below 1 expected, was " + assumedMisalignedRate);
        }
    }

    /** Evidence of a model at which a kind of alarm fires, in days. */
    public double firesAt(AlarmKind kind) {
        return alarmDays / kind.weight();
    }

    /** The settings of one kind's detector, with its share of the model's budget of false alarms.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public DetectorSettings of(AlarmKind kind, BudgetShare share) {
        DetectorSettings defaults = DetectorSettings.DEFAULTS;
        return new DetectorSettings(
                        firesAt(kind),
                        warnDays / kind.weight(),
                        clearDays,
                        defaults.pooledWeight(),
                        defaults.longestGapDays(),
                        defaults.dispersion(),
                        rollOutBudget)
                .shared(share.stakes(), share.headStart());
    }
}
