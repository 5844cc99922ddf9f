package io.plumbline.gateway.probes.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the progress streams. Each open stream costs one small query per poll. */
@ConfigMapping(prefix = "plumbline.events")
interface FollowConfig {

    /** Most progress streams that one replica keeps open; further followers get status 429. */
    @WithDefault("200")
    int streams();

    /** How often the gateway reads a followed probe's progress. */
    @WithDefault("PT1S")
    Duration every();

    /** After this time without an event the gateway sends a comment, so that no proxy closes an idle stream. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Longest life of a stream; after it the client reconnects by itself. */
    @WithDefault("PT1H")
    Duration longest();
}
