package io.plumbline.deployment;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.plumbline.deployment.Manifests.each;
import static io.plumbline.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each overlay renders, and each resource is what its kind can be. */
class ManifestsTest {

    private final StrictParser parser = new StrictParser();

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void everyPropertyIsOneOfItsKind(String overlay) throws Exception {
        List<JsonNode> resources = Manifests.overlay(overlay).documents();
        for (JsonNode resource : resources) {
            assertThat(parser.parse(resource))
                    .as("%s %s", resource.path("kind"), name(resource))
                    .isNotNull();
        }
        assertThat(resources).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deployment",
                "NetworkPolicy",
                "PodDisruptionBudget",
                "PodMonitor",
                "PrometheusRule",
                "Kafka",
                "KafkaNodePool",
                "KafkaTopic",
                "KafkaUser",
                "ScaledObject",
                "TriggerAuthentication",
                "Cluster"
            })
    void aMisspeltPropertyIsFound(String kind) {
        JsonNode resource = any(kind);
        ((ObjectNode) resource.path("spec")).put("selectr", "x");
        assertThatThrownBy(() -> parser.parse(resource))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("selectr");
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/terminationGracePeriodSeconds, '\"60\"'",
        "ConfigMap, /data/added, 1",
        "KafkaTopic, /spec/partitions, '\"12\"'",
        "PodMonitor, /spec/jobLabel, true",
        "ScaledObject, /spec/maxReplicaCount, '\"12\"'",
        "ScaledObject, /spec/triggers/0/metadata/lagThreshold, 500",
        "ScaledObject, /spec/triggers/0/metadata/lagThreshold, '\"many\"'",
        "ScaledObject, /spec/triggers/0/metadata/offsetResetPolicy, '\"first\"'",
        "ScaledObject, /spec/triggers/0/metadata/topics, '\"prompts\"'",
        "ScaledObject, /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/window, 1",
        "TriggerAuthentication, /spec/secretTargetRef/0/parameter, '\"pasword\"'",
        "Cluster, /spec/instances, '\"3\"'",
        "Cluster, /spec/postgresql/parameters/max_connections, 300",
        "Cluster, /spec/postgresql/synchronous/method, '\"all\"'",
        "Cluster, /spec/postgresql/synchronous/number, 3",
        "Cluster, /spec/storage/siz, '\"1Gi\"'"
    })
    void aWrongValueIsFound(String kind, String path, String value) throws Exception {
        JsonNode resource = any(kind);
        JsonPointer place = JsonPointer.compile(path);
        ((ObjectNode) resource.at(place.head()))
                .set(place.last().getMatchingProperty(), new ObjectMapper().readTree(value));
        assertThatThrownBy(() -> parser.parse(resource))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining(place.last().getMatchingProperty());
    }

    @ParameterizedTest
    @CsvSource({
        "ScaledObject, /spec/scaleTargetRef",
        "ScaledObject, /spec/triggers/0/metadata/topic",
        "TriggerAuthentication, /spec/secretTargetRef/0/key",
        "Cluster, /spec/storage"
    })
    void whatIsMissingIsFound(String kind, String path) {
        JsonNode resource = any(kind);
        JsonPointer place = JsonPointer.compile(path);
        ((ObjectNode) resource.at(place.head())).remove(place.last().getMatchingProperty());
        assertThatThrownBy(() -> parser.parse(resource))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining(place.last().getMatchingProperty());
    }

    @Test
    void aKindWithoutAModelIsFound() {
        JsonNode resource = any("Cluster");
        ((ObjectNode) resource).put("apiVersion", "postgresql.cnpg.io/v2");
        assertThatThrownBy(() -> parser.parse(resource)).hasMessageContaining("postgresql.cnpg.io/v2 Cluster");
    }

    private static JsonNode any(String kind) {
        return Manifests.overlay("production").kind(kind).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void quantitiesAreNumbersAndRequestsWithinLimits(String overlay) {
        List<JsonNode> resources = Manifests.overlay(overlay).documents().stream()
                .flatMap(one -> one.findValues("resources").stream())
                .filter(one -> one.has("requests"))
                .toList();
        assertThat(resources).hasSizeGreaterThan(6);
        for (JsonNode one : resources) {
            assertThat(one.path("limits").properties()).as("limits of %s", one).isNotEmpty();
            one.path("requests").properties().forEach(request -> assertThat(bytes(request.getValue()))
                    .as("%s of %s", request.getKey(), one)
                    .isPositive()
                    .isLessThanOrEqualTo(bytes(one.path("limits").path(request.getKey()))));
        }
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void whatIsSelectedIsThere(String overlay) {
        Manifests manifests = Manifests.overlay(overlay);
        Set<String> names = new TreeSet<>();
        manifests.workloads().forEach(one -> names.add(name(one)));
        assertThat(names)
                .containsExactlyInAnyOrder("gateway-service", "sampler-service", "judge-service", "aggregator-service");
        for (String name : names) {
            JsonNode workload = manifests
                    .workloads()
                    .filter(one -> name(one).equals(name))
                    .findFirst()
                    .orElseThrow();
            JsonNode labels = workload.at("/spec/template/metadata/labels");
            assertSelected(labels, workload.at("/spec/selector/matchLabels"));
            assertSelected(labels, manifests.named("Service", name).at("/spec/selector"));
            assertSelected(labels, manifests.named("PodDisruptionBudget", name).at("/spec/selector/matchLabels"));
            assertSelected(labels, manifests.named("NetworkPolicy", name).at("/spec/podSelector/matchLabels"));
            assertThat(workload.at("/spec/template/spec/serviceAccountName").asText())
                    .isEqualTo(name(manifests.named("ServiceAccount", name)));
            each(workload.at("/spec/template/spec/topologySpreadConstraints"))
                    .forEach(one -> assertSelected(labels, one.at("/labelSelector/matchLabels")));
        }
    }

    @Test
    void noSecretIsCommitted() {
        Manifests.OVERLAYS.forEach(
                overlay -> assertThat(Manifests.overlay(overlay).kind("Secret")).isEmpty());
    }

    private static void assertSelected(JsonNode labels, JsonNode selector) {
        assertThat(selector.properties()).isNotEmpty();
        assertThat(labels.properties()).containsAll(selector.properties());
    }

    private static java.math.BigDecimal bytes(JsonNode quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity.asText()));
    }
}
