package io.plumbline.aggregator.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of what is exported. */
@ConfigMapping(prefix = "plumbline.metrics")
interface MetricsConfig {

    /** Models that have metrics of their own in one instance, at least 1; beyond them only those with an alarm have. */
    @WithDefault("200")
    int models();

    /** This configuration, or an error that names the setting and its value. */
    default MetricsConfig checked() {
        if (models() < 1) {
            throw new IllegalArgumentException("plumbline.metrics.models must be at least 1, not " + models());
        }
        return this;
    }
}
