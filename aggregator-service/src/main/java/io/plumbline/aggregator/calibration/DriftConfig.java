package io.plumbline.aggregator.calibration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far off a judge may be. */
@ConfigMapping(prefix = "plumbline.calibration")
interface DriftConfig {

    /** Mean error of alignment either way, 0 to 100 points. */
    @WithDefault("10")
    double maxBiasPoints();

    /** How far that mean may move from the instrument's first calibration, 0 to 100 points. */
    @WithDefault("5")
    double maxDriftPoints();

    /** Least share of known answers that must end as they should, 0 to 1. */
    @WithDefault("0.7")
    double minAgreement();

    /** As a rule; fails if a bound is out of range. */
    default DriftRule rule() {
        return new DriftRule(maxBiasPoints(), maxDriftPoints(), minAgreement());
    }
}
