package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.plumbline.deployment.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

/** No part of the compose file is open to others, unbounded or of a version that may change. */
class ComposePolicyTest {

    private static final List<String> JAVA =
            List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service", "topics", "kafka");

    private static ComposeFile compose;

    @BeforeAll
    static void read() {
        compose = new ComposeFile();
    }

    @Test
    void everyServiceIsConfined() {
        assertThat(compose.services()).hasSize(10).allSatisfy((name, service) -> {
            assertThat(service.path("user").asText()).matches("[1-9]\\d*:\\d+");
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(each(service.path("cap_drop")).map(JsonNode::asText)).containsExactly("ALL");
            assertThat(service.has("cap_add") || service.has("privileged")).isFalse();
            assertThat(each(service.path("security_opt")).map(JsonNode::asText))
                    .containsExactly("no-new-privileges:true");
            JsonNode limits = service.at("/deploy/resources/limits");
            assertThat(limits.path("cpus").asDouble()).isPositive();
            assertThat(limits.path("memory").asLong()).isPositive();
            assertThat(limits.path("pids").asInt()).isPositive();
        });
    }

    @Test
    void ownServicesRunAsTheImagesUser() {
        assertThat(ServiceConfig.SERVICES).allSatisfy(name -> assertThat(
                        compose.services().get(name).path("user").asText())
                .isEqualTo("10001:10001"));
    }

    @Test
    void everyServiceButTheOneShotSaysWhetherItIsWell() {
        compose.services().forEach((name, service) -> assertThat(service.has("healthcheck"))
                .as("health check of %s", name)
                .isEqualTo(!name.equals("topics")));
    }

    @Test
    void healthIsAskedOnThePortThatHasIt() {
        ServiceConfig.SERVICES.forEach(name -> {
            Map<String, String> properties = ServiceConfig.of(name).properties();
            String port = properties.getOrDefault("quarkus.management.port", properties.get("quarkus.http.port"));
            assertThat(each(compose.services().get(name).at("/healthcheck/test"))
                            .map(JsonNode::asText))
                    .containsExactly("CMD", "/app/ready.sh", port);
        });
    }

    @Test
    void portsAreOnThisHostOnly() {
        List<JsonNode> ports = compose.services().values().stream()
                .flatMap(service -> each(service.path("ports")))
                .toList();
        assertThat(ports)
                .hasSize(4)
                .allSatisfy(port -> assertThat(port.path("host_ip").asText()).isEqualTo("127.0.0.1"));
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(compose.services().values())
                .extracting(service -> service.path("image").asText())
                .allMatch(image -> image.matches(".+:v?\\d+\\.\\d+[-\\w.]*"), "has a version");
    }

    @Test
    void nativeLibrariesCanBeUnpacked() {
        assertThat(JAVA).allSatisfy(name -> assertThat(
                        each(compose.services().get(name).path("tmpfs")).map(JsonNode::asText))
                .anyMatch(mount -> mount.startsWith("/tmp:") && mount.endsWith(",exec")));
    }

    @Test
    void secretsAreFilesAndNeverVariables() {
        assertThat(compose.secrets().properties()).hasSize(3).allSatisfy(secret -> assertThat(
                        secret.getValue().path("file").asText())
                .endsWith("/secrets/" + secret.getKey()));
        compose.services().values().stream()
                .flatMap(service -> service.path("environment").properties().stream())
                .filter(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))
                .forEach(entry ->
                        assertThat(entry.getValue().asText()).as(entry.getKey()).startsWith("/run/secrets/"));
    }

    @Test
    void brokerAndDatabaseHaveNoWayOut() {
        assertThat(compose.networks().at("/inside/internal").asBoolean()).isTrue();
        assertThat(List.of("kafka", "postgres", "aggregator-service")).allSatisfy(name -> assertThat(
                        compose.services().get(name).path("networks").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("inside"));
    }

    @Test
    void monitoringIsAProfile() {
        compose.services().forEach((name, service) -> assertThat(
                        each(service.path("profiles")).map(JsonNode::asText).toList())
                .isEqualTo(
                        List.of("prometheus", "alertmanager", "grafana").contains(name)
                                ? List.of("monitoring")
                                : List.of()));
    }
}
