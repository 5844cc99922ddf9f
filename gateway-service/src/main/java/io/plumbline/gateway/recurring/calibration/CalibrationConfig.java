package io.plumbline.gateway.recurring.calibration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of judge calibration with labelled answers. */
@ConfigMapping(prefix = "plumbline.calibration")
interface CalibrationConfig {

    /** Whether judges are calibrated. */
    @WithDefault("true")
    boolean enabled();

    /** Length of a time slot, at least PT1S. An instrument is measured at its first use and once in every slot. */
    @WithDefault("PT24H")
    Duration every();

    /**
     * How soon a failed run is sent again within its slot, more than zero. The pause doubles after each further failure, up to six
     * hours.
     */
    @WithDefault("PT1M")
    Duration repeatAfter();

    /** An instrument that no probe used for this long is measured no more, because each run costs judge calls. */
    @WithDefault("P7D")
    Duration idleAfter();
}
