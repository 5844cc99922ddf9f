package io.plumbline.gateway.recurring.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the identity canary, which compares models with their baselines. */
@ConfigMapping(prefix = "plumbline.canary")
public interface CanaryConfig {

    /** Whether models are compared with their baselines. */
    @WithDefault("true")
    boolean enabled();

    /** Time between two comparisons of a model, at least PT1S. */
    @WithDefault("PT6H")
    Duration every();

    /** Least time between two comparisons of a model whose deployment changes often; bounds the cost of calls. */
    @WithDefault("PT1M")
    Duration pause();

    /** Answers to each prompt from model and baseline each, 2 to 8. One answer could not show how far a model varies by itself. */
    @WithDefault("4")
    int repeats();

    /** Longest wait for an answer before the comparison goes on without it. */
    @WithDefault("PT30M")
    Duration timeout();

    /** A model that was neither registered nor probed for this long is compared no more, because each comparison costs calls. */
    @WithDefault("P7D")
    Duration idleAfter();
}
