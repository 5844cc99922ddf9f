package io.plumbline.aggregator.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When comparisons are decided. */
@ConfigMapping(prefix = "plumbline.identity")
interface IdentityConfig {

    /** How long after its prompts have expired a comparison waits for calls that were already made. */
    @WithDefault("PT15M")
    Duration grace();
}
