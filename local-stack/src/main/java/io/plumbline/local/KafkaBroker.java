package io.plumbline.local;

import io.plumbline.events.Topics;
import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ReadinessCheck;
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
    private final int proxiedPort;
    private final ServiceProcess process;

    private KafkaBroker(int port, int proxiedPort, ServiceProcess process) {
        this.port = port;
        this.proxiedPort = proxiedPort;
        this.process = process;
    }

    /** Starts the broker on random loopback ports and returns at once. It has the records of an earlier run on the folder. */
    public static KafkaBroker start(StackFolder folder, OrphanGuard guard) {
        return start(folder, guard, OptionalInt.empty());
    }

    /**
     * Starts the broker with a second listener for clients behind a proxy. The broker advertises the proxy's port on 127.0.0.1
     * to them, and the proxy must connect to {@link #proxiedPort()}.
     *
     * @param proxy port of the proxy; empty for no second listener
     */
    public static KafkaBroker start(StackFolder folder, OrphanGuard guard, OptionalInt proxy) {
        StackFolder.create(folder.broker());
        int port = FreePorts.next();
        int proxied = FreePorts.next();
        List<String> arguments = new ArrayList<>(
                List.of(folder.broker().toString(), Integer.toString(port), Integer.toString(FreePorts.next())));
        proxy.ifPresent(
                advertised -> arguments.addAll(List.of(Integer.toString(proxied), Integer.toString(advertised))));
        JavaCommand command = JavaCommand.main(EmbeddedKafka.class, HEAP_MEGABYTES, arguments.toArray(String[]::new))
                .withProperties(Map.of(
                        "java.io.tmpdir",
                        folder.temporaryFiles().toString(),
                        "java.util.logging.manager",
                        "org.jboss.logmanager.LogManager"));
        return new KafkaBroker(
                port,
                proxied,
                ServiceProcess.start("kafka", command, folder.log("kafka"), ReadinessCheck.tcp(port), guard));
    }

    /** Waits until the broker answers and creates missing topics; ends the process if that fails. */
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

    /** Port of the second listener, for the proxy; closed if the broker was started without one. */
    public int proxiedPort() {
        return proxiedPort;
    }

    /** The broker's process, for drills. */
    public ServiceProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
    }

    /** Creates the missing topics of the contract on any single broker. */
    public static void createTopics(String bootstrapServers) {
        try {
            TopicSetup.createMissing(bootstrapServers);
        } catch (IllegalStateException failed) {
            throw new LaunchFailure(failed.getMessage(), failed);
        }
    }
}
