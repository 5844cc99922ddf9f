package io.plumbline.gateway.calibration;

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

    /** An instrument that no probe was submitted with for so long is not measured any more, because it costs money. */
    @WithDefault("P7D")
    Duration idleAfter();
}
