package io.plumbline.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds on the requests that the gateway accepts. */
@ConfigMapping(prefix = "plumbline.requests")
interface RequestLimits {

    /**
     * Largest request body in bytes, with an optional suffix K, M or G; larger bodies get 413. Pushed answers have their own
     * bound, {@code quarkus.http.limits.max-body-size}. 4 MiB hold a models file with several thousand models.
     */
    @WithDefault("4M")
    MemorySize largestBody();
}
