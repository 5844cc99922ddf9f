package io.plumbline.local.testing;

import io.plumbline.events.Topics;
import io.plumbline.local.process.LaunchFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestResourcesTest {

    @Test
    void allTestClassesOfAJvmShareOneBroker() throws Exception {
        Map<String, String> settings = new KafkaTestResource().start();

        assertThat(new KafkaTestResource().start()).isEqualTo(settings);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            assertThat(admin.listTopics().names().get()).contains(Topics.PROMPTS, Topics.deadLetters(Topics.SCORES));
        }
    }

    @Test
    void allTestClassesOfAJvmShareOneDatabase() throws Exception {
        Map<String, String> settings = new PostgresTestResource().start();

        assertThat(new PostgresTestResource().start()).isEqualTo(settings);
        assertThat(settings.get("quarkus.datasource.reactive.url")).startsWith("postgresql://127.0.0.1:");
        try (Connection connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"))) {
            assertThat(connection.getCatalog()).isEqualTo("plumbline");
        }
    }

    @Test
    void anUnknownBackendIsRefusedByName() {
        assertThatThrownBy(() -> TestBackend.named("podman"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("plumbline.test.backend is podman, not one of embedded, docker, auto");
    }
}
