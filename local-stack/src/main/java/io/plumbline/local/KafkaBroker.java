package io.plumbline.local;

import io.plumbline.events.Topics;
import io.plumbline.topics.TopicSetup;
import java.time.Duration;
import java.util.Map;

/** The broker's process as the launcher sees it: starts {@link EmbeddedKafka} and creates the topics of {@link Topics}. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 192;

    private final int port;
    private final ServiceProcess process;

    private KafkaBroker(int port, ServiceProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts the broker on random loopback ports and returns at once; records of an earlier run are there again. */
    public static KafkaBroker start(StackFolder folder, OrphanGuard guard) {
        StackFolder.create(folder.broker());
        int port = FreePorts.next();
        JavaCommand command = JavaCommand.main(
                        EmbeddedKafka.class,
                        HEAP_MEGABYTES,
                        folder.broker().toString(),
                        Integer.toString(port),
                        Integer.toString(FreePorts.next()))
                .withProperties(Map.of(
                        "java.io.tmpdir",
                        folder.temporaryFiles().toString(),
                        "java.util.logging.manager",
                        "org.jboss.logmanager.LogManager"));
        return new KafkaBroker(
                port, ServiceProcess.start("kafka", command, folder.log("kafka"), Readiness.tcp(port), guard));
    }

    /** Waits until the broker answers and makes the topics that are missing; ends the process when that fails. */
    public KafkaBroker awaitReady() {
        try {
            process.awaitReady(START);
            createTopics(bootstrapServers());
            return this;
        } catch (LaunchFailure failed) {
            close();
            throw failed;
        }
    }

    /** Host and port for {@code kafka.bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process, for drills. */
    public ServiceProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
    }

    /** Makes those topics of the contract that are missing, on any single broker. */
    public static void createTopics(String bootstrapServers) {
        try {
            TopicSetup.createMissing(bootstrapServers);
        } catch (IllegalStateException failed) {
            throw new LaunchFailure(failed.getMessage(), failed);
        }
    }
}
