package io.plumbline.gateway.recurring.schedules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How schedules are run. */
@ConfigMapping(prefix = "plumbline.schedules")
interface ScheduleConfig {

    /** Whether they are run at all. */
    @WithDefault("true")
    boolean enabled();

    /** Shortest interval that a schedule may have; at least a second. */
    @WithDefault("PT1M")
    Duration shortest();

    /** How long the answers of a run may take, before the model counts as unwatched. */
    @WithDefault("PT15M")
    Duration grace();

    /** How often those behind the gateway are told how long scheduled models may be silent. */
    @WithDefault("60s")
    Duration toldEvery();
}
