package io.plumbline.gateway.probes.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How probes are run. */
@ConfigMapping(prefix = "plumbline.probes")
public interface ProbeConfig {

    /** Most prompts of a model outstanding at a time, over all its probes; 1 to 10,000. A model may have its own. */
    @WithDefault("256")
    int window();

    /** After this a prompt is no longer asked, where the caller does not say. */
    @WithDefault("PT24H")
    Duration expiresAfter();

    /** How long after that an outcome may still come before the prompt is accounted as expired. */
    @WithDefault("PT5M")
    Duration expiryGrace();

    /** How long the same request with the same Idempotency-Key starts no second probe. */
    @WithDefault("PT24H")
    Duration idempotencyKeyKept();
}
