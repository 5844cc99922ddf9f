package io.plumbline.aggregator.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the exported metrics. */
@ConfigMapping(prefix = "plumbline.metrics")
interface MetricsConfig {

    /** Models with metrics of their own in one instance, at least 1. Beyond this number only models with an alarm have metrics. */
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
