package io.plumbline.local.testing;

import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.KafkaBroker;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import java.util.Map;

/** Broker and database for tests: on temporary folders, without waiting for the disk; they end with the test JVM. */
final class EmbeddedParts {

    private EmbeddedParts() {}

    static Map<String, String> startKafka() {
        StackFolder folder = StackFolder.temporary();
        KafkaBroker broker = KafkaBroker.start(folder, guardOf(folder)).awaitReady();
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    static Map<String, String> startPostgres() {
        StackFolder folder = StackFolder.temporary();
        return EmbeddedDatabase.start(folder, DatabaseSetup.FAST, guardOf(folder))
                .settings();
    }

    /**
     * The guard's own process does the cleaning: when the hook runs, Quarkus may have closed the class loader that a
     * proper stop would need. The hook also keeps the guard reachable; its pipe would close if it were collected.
     */
    private static OrphanGuard guardOf(StackFolder folder) {
        OrphanGuard guard = OrphanGuard.start();
        guard.deleteAfterwards(folder.path());
        Runtime.getRuntime().addShutdownHook(new Thread(guard::carryOut, "end " + folder.path()));
        return guard;
    }
}
