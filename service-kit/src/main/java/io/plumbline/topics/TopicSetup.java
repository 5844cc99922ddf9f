package io.plumbline.topics;

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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the missing topics of {@link Topics} and does not change existing ones, so that it may run repeatedly. It is also a
 * program for a broker of one node, whose only argument is the broker's host and port.
 */
public final class TopicSetup {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private TopicSetup() {}

    /** Exits with 1 and one line of text if the topics cannot be created. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: TopicSetup HOST:PORT");
            System.exit(1);
        }
        try {
            createMissing(arguments[0]);
            System.out.println(
                    "topics: " + Topics.all().stream().map(Topics.Spec::name).toList());
        } catch (IllegalStateException | KafkaException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    /**
     * Creates the missing topics, unreplicated, on a broker of one node.
     *
     * @throws IllegalStateException if the broker refuses a topic, or does not answer within 30 s
     */
    public static void createMissing(String bootstrapServers) {
        List<NewTopic> topics =
                Topics.all().stream().map(TopicSetup::unreplicated).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(topics).values().values().forEach(TopicSetup::settle);
        }
    }

    private static NewTopic unreplicated(Topics.Spec topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of((short) 1))
                .configs(topic.config());
    }

    private static void settle(KafkaFuture<Void> creation) {
        try {
            creation.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "a topic could not be created: " + e.getCause().getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the broker did not create the topics within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", interrupted);
        }
    }
}
