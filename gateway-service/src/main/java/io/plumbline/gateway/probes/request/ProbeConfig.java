package io.plumbline.gateway.probes.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of probes. */
@ConfigMapping(prefix = "plumbline.probes")
public interface ProbeConfig {

    /** Most prompts that a model may have outstanding over all its probes, 1 to 10,000. A model's registration may set its own. */
    @WithDefault("256")
    int window();

    /** Lifetime of a probe that names none: prompts not sent by then expire. */
    @WithDefault("PT24H")
    Duration expiresAfter();

    /** How long after a probe's expiry outcomes may still arrive. Prompts without one are then accounted as expired. */
    @WithDefault("PT5M")
    Duration expiryGrace();

    /** How long a repeated request with its Idempotency-Key returns the first probe instead of starting another. */
    @WithDefault("PT24H")
    Duration idempotencyKeyKept();
}
