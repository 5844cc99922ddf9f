package io.plumbline.local;

import io.plumbline.events.Topics;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaBrokerTest {

    private static final TopicPartition ALARMS = new TopicPartition(Topics.ALARMS, 3);

    @TempDir
    private Path path;

    private StackFolder folder;
    private OrphanGuard guard;

    @BeforeEach
    void openFolder() {
        folder = StackFolder.kept(path);
        guard = OrphanGuard.start();
    }

    @AfterEach
    void closeFolder() {
        guard.close();
        folder.close();
    }

    @Test
    void recordsAndClusterSurviveAKillOnOtherPorts() throws Exception {
        KafkaBroker killed = start();
        String clusterId = clusterId(killed);
        send(killed, "before the kill");
        killed.process().kill();

        try (KafkaBroker next = start()) {
            assertThat(next.bootstrapServers()).isNotEqualTo(killed.bootstrapServers());
            assertThat(records(next, 1)).containsExactly("before the kill");
            assertThat(clusterId(next)).isEqualTo(clusterId);
            assertThatTopicsAreThoseOfTheContract(next);
            assertThatASecondBrokerOnTheFolderSaysWhyItCannotStart();
        }
    }

    private static void assertThatTopicsAreThoseOfTheContract(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(settings(broker))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.all().stream().map(Topics.Spec::name).toList());
            assertThatThrownBy(() -> admin.describeTopics(List.of("typo"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private void assertThatASecondBrokerOnTheFolderSaysWhyItCannotStart() {
        KafkaBroker second = KafkaBroker.start(folder, guard);

        assertThatThrownBy(second::awaitReady)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("kafka ended with exit code 1")
                .hasMessageContaining("lock");
        assertThat(second.process().isAlive()).isFalse();
    }

    private KafkaBroker start() {
        return KafkaBroker.start(folder, guard).awaitReady();
    }

    private static void send(KafkaBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(ALARMS.topic(), ALARMS.partition(), "model", value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> records(KafkaBroker broker, int atLeast) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ALARMS));
            consumer.seekToBeginning(List.of(ALARMS));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static String clusterId(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(settings(broker))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Map<String, Object> settings(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
