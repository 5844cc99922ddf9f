package io.plumbline.gateway.judges;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the check of judges before models are asked. */
@ConfigMapping(prefix = "plumbline.judge-check")
interface JudgeCheckConfig {

    /** Whether a probe's prompts wait until its judge is checked. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How long the prompts of a probe wait for the check of its judge at most, from its submission on. Then they are sent although
     * the judge may be unfit, which a log entry tells.
     */
    @WithDefault("PT5M")
    Duration longestWait();
}
