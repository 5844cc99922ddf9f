package io.plumbline.sampler;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives hanging calls up sooner than real models would bear. */
public final class HastyCalls implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("plumbline.calls.timeout", "3s", "plumbline.calls.max-reply-bytes", "60000");
    }

    @Override
    public void stop() {}
}
