package io.plumbline.local;

import io.plumbline.events.Topics;
import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.Readiness;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.local.process.StackFolder;
import io.plumbline.topics.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The broker's process as the launcher sees it: starts {@link EmbeddedKafka} and creates the topics of {@link Topics}. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 192;

    private final int port;
    private final int detour;
    private final ServiceProcess process;

    private KafkaBroker(int port, int detour, ServiceProcess process) {
        this.port = port;
        this.detour = detour;
        this.process = process;
    }

    /** Starts the broker on random loopback ports and returns at once; records of an earlier run are there again. */
    public static KafkaBroker start(StackFolder folder, OrphanGuard guard) {
        return start(folder, guard, OptionalInt.empty());
    }

    /**
     * The same, with a second listener where {@code advertised} is there: the broker tells those who come to it that it is at
     * that port of 127.0.0.1, where somebody must pass on to {@link #detour()} what arrives.
     */
    public static KafkaBroker start(StackFolder folder, OrphanGuard guard, OptionalInt advertised) {
        StackFolder.create(folder.broker());
        int port = FreePorts.next();
        int detour = FreePorts.next();
        List<String> arguments = new ArrayList<>(
                List.of(folder.broker().toString(), Integer.toString(port), Integer.toString(FreePorts.next())));
        advertised.ifPresent(told -> arguments.addAll(List.of(Integer.toString(detour), Integer.toString(told))));
        JavaCommand command = JavaCommand.main(EmbeddedKafka.class, HEAP_MEGABYTES, arguments.toArray(String[]::new))
                .withProperties(Map.of(
                        "java.io.tmpdir",
                        folder.temporaryFiles().toString(),
                        "java.util.logging.manager",
                        "org.jboss.logmanager.LogManager"));
        return new KafkaBroker(
                port, detour, ServiceProcess.start("kafka", command, folder.log("kafka"), Readiness.tcp(port), guard));
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

    /** Port of the second listener; nobody listens there where none was asked for. */
    public int detour() {
        return detour;
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
