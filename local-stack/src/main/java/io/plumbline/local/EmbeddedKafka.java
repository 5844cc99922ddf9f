package io.plumbline.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker, one node that is broker and controller (KRaft), on loopback addresses only. It runs in a JVM of its
 * own, because a failed start leaves threads that keep a JVM alive. {@link KafkaBroker} starts it.
 */
public final class EmbeddedKafka {

    private static final int NODE = 1;
    private static final Duration CLEAN_STOP = Duration.ofSeconds(4);
    private static final String CONTROLLER = "CONTROLLER";

    /** Held by this field, because the logging library forgets the level of a logger that is collected. */
    private static final Logger ROOT = Logger.getLogger("");

    private EmbeddedKafka() {}

    /**
     * Arguments: folder of the data, port of the broker, port of the controller. For a second listener also its port and the
     * port that the broker advertises to its clients.
     */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        try {
            Path folder = Path.of(arguments[0]);
            format(folder);
            Properties settings = settings(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            if (arguments.length > 4) {
                settings.putAll(
                        secondListener(settings, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])));
            }
            run(new KafkaConfig(settings));
        } catch (Exception failed) {
            System.err.println("the broker could not be started: " + failed);
            System.exit(1);
        }
    }

    private static void run(KafkaConfig config) {
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        server.awaitShutdown();
    }

    /**
     * A clean stop takes about half a second. Measured: some time after a kill and a new start, the broker waits minutes
     * for its controller's permission to stop. Acknowledged records are in the log by then, and the next start recovers them.
     */
    private static void stop(KafkaRaftServer server) {
        Thread stopping = new Thread(server::shutdown, "clean stop");
        stopping.start();
        try {
            stopping.join(CLEAN_STOP.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Gives a new folder its cluster id. A folder that has one keeps it, and with it the records. */
    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .setPrintStream(silence())
                .run();
    }

    private static PrintStream silence() throws IOException {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    static Properties settings(Path folder, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(addresses(port, controllerPort));
        settings.putAll(oneNode());
        settings.putAll(small());
        settings.put("log.dirs", folder.toString());
        return settings;
    }

    private static Map<String, String> addresses(int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port);
    }

    private static Map<String, String> secondListener(Properties settings, int port, int advertised) {
        return Map.of(
                "listeners",
                settings.getProperty("listeners") + ",PROXIED://127.0.0.1:" + port,
                "advertised.listeners",
                settings.getProperty("advertised.listeners") + ",PROXIED://127.0.0.1:" + advertised,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT");
    }

    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // A group of one replica has no other members, and waiting 3 s for them would only delay the start.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A broker that was killed can join again only when its old session has ended (9 s by default).
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"));
    }

    /** The cleaner alone would take 128 MiB of heap, and each partition 20 MiB of index files. */
    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "log.cleaner.dedupe.buffer.size", "2097152",
                "log.index.size.max.bytes", "1048576",
                "num.network.threads", "2",
                "num.io.threads", "4");
    }
}
