package io.plumbline.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How patiently models are called. */
@ConfigMapping(prefix = "plumbline.calls")
public interface ChatConfig {

    /** Further attempts after a failure that may pass; 0 for none. */
    @WithDefault("6")
    int maxRetries();

    /** Longest wait for one reply. */
    @WithDefault("60s")
    Duration timeout();

    /** Longest time for a prompt, all attempts and waits together. */
    @WithDefault("10m")
    Duration totalTime();

    /** Most calls at once to one endpoint. */
    @WithDefault("64")
    int maxConcurrency();

    /** Longest reply in bytes. */
    @WithDefault("8388608")
    int maxReplyBytes();

    /** Folder of mounted secrets, one file for each credential. */
    Optional<Path> secretsDir();
}
