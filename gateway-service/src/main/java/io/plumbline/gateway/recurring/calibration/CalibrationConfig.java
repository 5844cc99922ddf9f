package io.plumbline.gateway.recurring.calibration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When judges are measured. */
@ConfigMapping(prefix = "plumbline.calibration")
interface CalibrationConfig {

    /** Whether they are at all. */
    @WithDefault("true")
    boolean enabled();

    /** Length of a slot, at least a second; an instrument is measured at its first use and once in every slot. */
    @WithDefault("PT24H")
    Duration every();

    /**
     * How long after a run whose calls failed it is sent again in the same slot, more than zero; twice as long after each one
     * more, and six hours at most.
     */
    @WithDefault("PT1M")
    Duration repeatAfter();

    /** An instrument that no probe was submitted with for so long is not measured any more, because it costs money. */
    @WithDefault("P7D")
    Duration idleAfter();
}
