package io.plumbline.local;

import io.plumbline.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The broker's process as the launcher sees it: starts {@link EmbeddedKafka} and creates the topics of {@link Topics}. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ADMIN = Duration.ofSeconds(30);
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
        List<NewTopic> topics =
                Topics.all().stream().map(KafkaBroker::unreplicated).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(topics).values().values().forEach(KafkaBroker::settle);
        }
    }

    private static NewTopic unreplicated(Topics.Spec topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of((short) 1))
                .configs(topic.config());
    }

    private static void settle(KafkaFuture<Void> creation) {
        try {
            creation.get(ADMIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LaunchFailure(
                        "a topic could not be created: " + e.getCause().getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new LaunchFailure("the broker did not create the topics within " + ADMIN.toSeconds() + " s", e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while creating the topics", interrupted);
        }
    }
}
