package io.plumbline.gateway.recurring.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When models are compared with their baselines. */
@ConfigMapping(prefix = "plumbline.canary")
interface CanaryConfig {

    /** Whether they are at all. */
    @WithDefault("true")
    boolean enabled();

    /** Time between two comparisons of a model, at least a second. */
    @WithDefault("PT6H")
    Duration every();

    /** Least time between two comparisons, even if what is deployed changes, so that a busy deployment does not cost a fortune. */
    @WithDefault("PT1M")
    Duration pause();

    /** How often each side is asked each prompt, 2 to 8: with one answer nobody knows how far a side disagrees with itself. */
    @WithDefault("4")
    int repeats();

    /** After this an answer is not waited for. */
    @WithDefault("PT30M")
    Duration timeout();

    /** A model that was neither registered nor probed for so long is not compared any more, because it costs money. */
    @WithDefault("P7D")
    Duration idleAfter();
}
