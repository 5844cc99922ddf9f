package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.plumbline.deployment.Manifests.each;
import static io.plumbline.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each overlay renders, and each resource is what its kind can be. */
class ManifestsTest {

    /** Their operators publish no models for Java; {@link KafkaContractTest} looks at what scales. */
    private static final Set<String> WITHOUT_MODEL = Set.of("Cluster", "ScaledObject", "TriggerAuthentication");

    private final StrictParser parser = new StrictParser();

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void everyPropertyIsOneOfItsKind(String overlay) throws Exception {
        Set<String> unknown = new TreeSet<>();
        for (JsonNode resource : Manifests.overlay(overlay).documents()) {
            if (parser.parse(resource).isEmpty()) {
                unknown.add(resource.path("kind").asText());
            }
        }
        assertThat(WITHOUT_MODEL).containsAll(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "KafkaNodePool", "PodMonitor", "NetworkPolicy", "PodDisruptionBudget"})
    void aMisspeltPropertyIsFound(String kind) {
        JsonNode resource =
                Manifests.overlay("production").kind(kind).findFirst().orElseThrow();
        ((ObjectNode) resource.path("spec")).put("selectr", "x");
        assertThatThrownBy(() -> parser.parse(resource))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("selectr");
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
