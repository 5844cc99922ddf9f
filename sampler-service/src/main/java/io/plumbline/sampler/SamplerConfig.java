package io.plumbline.sampler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the sampler. */
@ConfigMapping(prefix = "plumbline.sampler")
interface SamplerConfig {

    /** Most prompts under work at once, over all models; each endpoint has a limit of its own besides. */
    @WithDefault("1024")
    int parallelism();
}
