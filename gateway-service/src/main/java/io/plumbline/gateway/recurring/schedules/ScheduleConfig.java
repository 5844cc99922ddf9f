package io.plumbline.gateway.recurring.schedules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of schedules. */
@ConfigMapping(prefix = "plumbline.schedules")
interface ScheduleConfig {

    /** Whether schedules run. */
    @WithDefault("true")
    boolean enabled();

    /** Shortest interval that a schedule may have, at least PT1S. */
    @WithDefault("PT1M")
    Duration shortest();

    /** How long a run's answers may take before the model counts as unwatched. */
    @WithDefault("PT15M")
    Duration grace();

    /** How often expected answer intervals of scheduled models are published to the aggregator. */
    @WithDefault("60s")
    Duration toldEvery();
}
