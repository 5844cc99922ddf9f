package io.plumbline.local.testing;

import io.plumbline.local.KafkaBroker;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database for tests as containers; Testcontainers' own reaper removes them after the test JVM. */
final class DockerParts {

    private static final String KAFKA = "apache/kafka:4.1.2";
    private static final String POSTGRES = "postgres:17";

    private DockerParts() {}

    static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (NoClassDefFoundError notOnTheClassPath) {
            return false;
        }
    }

    @SuppressWarnings("resource")
    static Map<String, String> startKafka() {
        KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        KafkaBroker.createTopics(kafka.getBootstrapServers());
        return Map.of("kafka.bootstrap.servers", kafka.getBootstrapServers());
    }

    @SuppressWarnings("resource")
    static Map<String, String> startPostgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES).withDatabaseName("plumbline");
        postgres.start();
        String address = postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + address + "/plumbline",
                "quarkus.datasource.reactive.url",
                "postgresql://" + address + "/plumbline",
                "quarkus.datasource.username",
                postgres.getUsername(),
                "quarkus.datasource.password",
                postgres.getPassword());
    }
}
