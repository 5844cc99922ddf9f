package io.plumbline.gateway.probes.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How probes may be followed; each follower costs a small query a second. */
@ConfigMapping(prefix = "plumbline.events")
interface FollowConfig {

    /** Most open streams of a replica. */
    @WithDefault("200")
    int streams();

    /** How often a probe is looked at. */
    @WithDefault("PT1S")
    Duration every();

    /** After so much silence a comment is sent, so that nobody on the way takes the stream for dead. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** After this a stream ends and its client comes again. */
    @WithDefault("PT1H")
    Duration longest();
}
