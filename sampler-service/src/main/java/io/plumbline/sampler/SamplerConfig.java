package io.plumbline.sampler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of sampler-service. */
@ConfigMapping(prefix = "plumbline.sampler")
interface SamplerConfig {

    /** Most prompts that are answered at the same time, over all models. Each endpoint also has a limit of its own. */
    @WithDefault("1024")
    int parallelism();
}
