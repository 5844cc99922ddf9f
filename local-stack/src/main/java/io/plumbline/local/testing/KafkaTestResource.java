package io.plumbline.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a real broker with the topics of the contract; all test classes of one JVM share it, records included. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return OncePerJvm.start("kafka", () -> TestBackend.chosen().startKafka());
    }

    /** Other test classes go on using the broker; it ends with the JVM. */
    @Override
    public void stop() {}
}
