package io.plumbline.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of API keys. */
@ConfigMapping(prefix = "plumbline.access")
public interface AccessConfig {

    /**
     * Requests per minute that one caller may send to one replica, 1 or more; further requests get 429. A key with a limit of its
     * own ignores this setting. The default of 100 a second is far above what consoles and scripts need, and still stops a loop.
     */
    @WithDefault("6000")
    int requestsPerMinute();

    /**
     * How long a replica may accept a key that was revoked on another replica, PT0S to PT1M. PT0S checks the key in the database
     * for each request. The default avoids that query, which is most of the cost of a small request.
     */
    @WithDefault("PT5S")
    Duration revokedWithin();
}
