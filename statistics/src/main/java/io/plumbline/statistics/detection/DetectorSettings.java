package io.plumbline.statistics.detection;

/** The accepted error rates of a detector, and the shares of its bets. All times are days of monitored time.
 *
 * @param alarmDays A: mean time between false pages is at least this; above {@code warnDays}
 * @param warnDays A_warn: mean time between false tickets; positive
 * @param clearDays A_clear: mean time to a wrong all-clear while the rate is still bad; positive
 * @param pooledWeight wP: share of the bets on a rise of the pooled rate, 0..1; the rest bets on single questions
 * @param longestGapDays wMax: the most that one round's waiting time counts; positive
 * @param dispersion phi: at least 1; each factor to the power 1/phi, for rounds whose counts vary more than chance allows
 * @param rollOutBudget alphaDeploy: probability of a false page that an announced roll-out may cost, 0..1
 * @param stakeShare share of the monitored time that this detector stakes, 0..1. Detectors that share one budget of false alarms have
 *     shares that sum to at most 1: then the sum of their evidence has the guarantee of a single detector
 */
public record DetectorSettings(
        double alarmDays,
        double warnDays,
        double clearDays,
        double pooledWeight,
        double longestGapDays,
        double dispersion,
        double rollOutBudget,
        double stakeShare) {

    /** One false page in 1,000 days, one false ticket in 30, one wrong all-clear in 10. */
    public static final DetectorSettings DEFAULTS = new DetectorSettings(1_000, 30, 10, 0.8, 1, 1, 0.01);

    public DetectorSettings {
        require(alarmDays > warnDays && alarmDays < Double.POSITIVE_INFINITY, "alarmDays above warnDays", alarmDays);
        require(warnDays > 0, "warnDays above 0", warnDays);
        require(clearDays > 0, "clearDays above 0", clearDays);
        require(pooledWeight >= 0 && pooledWeight <= 1, "pooledWeight 0 to 1", pooledWeight);
        require(longestGapDays > 0, "longestGapDays above 0", longestGapDays);
        require(dispersion >= 1, "dispersion at least 1", dispersion);
        require(rollOutBudget >= 0 && rollOutBudget < 1, "rollOutBudget 0 to below 1", rollOutBudget);
        require(stakeShare >= 0 && stakeShare <= 1, "stakeShare 0 to 1", stakeShare);
    }

    /** The settings of a detector that shares its budget with no other. */
    public DetectorSettings(
            double alarmDays,
            double warnDays,
            double clearDays,
            double pooledWeight,
            double longestGapDays,
            double dispersion,
            double rollOutBudget) {
        this(alarmDays, warnDays, clearDays, pooledWeight, longestGapDays, dispersion, rollOutBudget, 1);
    }

    /** These settings with another mean time between false pages, for the share of a fleet or stream ({@link FleetThreshold}). */
    public DetectorSettings withAlarmDays(double days) {
        return new DetectorSettings(
                days, warnDays, clearDays, pooledWeight, longestGapDays, dispersion, rollOutBudget, stakeShare);
    }

    /** These settings for counts that vary {@code phi} times as much as independent answers would. */
    public DetectorSettings withDispersion(double phi) {
        return new DetectorSettings(
                alarmDays, warnDays, clearDays, pooledWeight, longestGapDays, phi, rollOutBudget, stakeShare);
    }

    /** These settings for a detector that shares its budget of false alarms with others.
     *
     * @param stakes share of the monitored time, 0..1
     * @param headStart share of the roll-out budget, 0..1
     */
    public DetectorSettings shared(double stakes, double headStart) {
        return new DetectorSettings(
                alarmDays,
                warnDays,
                clearDays,
                pooledWeight,
                longestGapDays,
                dispersion,
                rollOutBudget * headStart,
                stakes);
    }

    private static void require(boolean met, String demand, double value) {
        if (!met) {
            throw new IllegalArgumentException(demand + " expected, was " + value);
        }
    }
}
