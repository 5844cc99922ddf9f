package io.plumbline.gateway.access.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of sessions in the console. */
@ConfigMapping(prefix = "plumbline.console")
interface SessionConfig {

    /** How long a session lasts after sign-in; the user signs in again afterwards. The default covers a working day. */
    @WithDefault("PT12H")
    Duration session();
}
