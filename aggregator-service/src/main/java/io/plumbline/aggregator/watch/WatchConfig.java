package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the detectors. Days are days of monitored time of a model; its series share them. */
@ConfigMapping(prefix = "plumbline.detectors")
public interface WatchConfig {

    /** Mean time between false pages of one model that is accepted, in days; above {@link #warnDays}. */
    @WithDefault("1000")
    double alarmDays();

    /** Mean time between false warnings of one model, in days; positive. */
    @WithDefault("30")
    double warnDays();

    /** Mean time to a wrong all-clear, in days. */
    @WithDefault("10")
    double clearDays();

    /** Models that share one pager, at least 1: {@link #alarmDays} is multiplied by it, so all together keep the budget. */
    @WithDefault("1")
    int fleetModels();

    /** Probability of a false page that a new revision may cost, 0 to below 1: models go bad with new revisions. */
    @WithDefault("0.01")
    double rollOutBudget();

    /** Answers with a verdict of the baseline, or of the model itself if it has none, before its detectors begin; at least 20. */
    @WithDefault("200")
    long leastReference();

    /** Answers with a verdict of a model after which it no longer waits for a baseline without answers. */
    @WithDefault("1000")
    long waitForBaseline();

    /** Misaligned rate that counts as normal for a model without a baseline, above 0 and below 1. */
    @WithDefault("0.01")
    double assumedMisalignedRate();

    /** Longest wait for the last answers of a round. */
    @WithDefault("PT1H")
    Duration longestRound();

    /**
     * Time after its last prompt from which on a series is no longer watched: its alarms end as NOT_ASKED, and the other series of
     * the model get its share of the budget. At least a day. If a schedule of the model allows a longer silence, twice that silence
     * counts.
     */
    @WithDefault("P7D")
    Duration retireAfter();

    /** The part of the settings that the detectors use. */
    default WatchSettings settings() {
        return new WatchSettings(
                alarmDays() * fleetModels(),
                warnDays(),
                clearDays(),
                rollOutBudget(),
                assumedMisalignedRate(),
                longestRound());
    }

    /** The part of the settings that decides when a reference is taken. */
    default ReferenceRule referenceRule() {
        return new ReferenceRule(leastReference(), waitForBaseline());
    }

    /** This configuration, or an error that names the setting and its value. */
    default WatchConfig checked() {
        require(fleetModels() >= 1, "fleet-models must be at least 1", fleetModels());
        require(leastReference() >= 20, "least-reference must be at least 20", leastReference());
        require(waitForBaseline() >= 0, "wait-for-baseline must be at least 0", waitForBaseline());
        require(
                assumedMisalignedRate() > 0 && assumedMisalignedRate() < 1,
                "assumed-misaligned-rate must lie between 0 and 1",
                assumedMisalignedRate());
        require(longestRound().toMillis() >= 1000, "longest-round must be at least 1s", longestRound());
        require(retireAfter().toDays() >= 1, "retire-after must be at least a day", retireAfter());
        try {
            settings().of(AlarmKind.MISALIGNED, BudgetShare.WHOLE);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("plumbline.detectors: " + wrong.getMessage(), wrong);
        }
        return this;
    }

    private static void require(boolean met, String demand, Object value) {
        if (!met) {
            throw new IllegalArgumentException("plumbline.detectors." + demand + ", not " + value);
        }
    }
}
