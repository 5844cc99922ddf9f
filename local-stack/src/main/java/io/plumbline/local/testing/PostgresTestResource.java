package io.plumbline.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a real database, empty until Flyway makes the schema; all test classes of one JVM share it, rows included. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return OncePerJvm.start("postgres", () -> TestBackend.chosen().startPostgres());
    }

    /** Other test classes go on using the database; it ends with the JVM. */
    @Override
    public void stop() {}
}
