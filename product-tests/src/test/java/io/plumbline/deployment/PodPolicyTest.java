package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static io.plumbline.deployment.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

/** Pods are as Pod Security's level restricted wants them, and stay within bounds. */
class PodPolicyTest {

    private static final String RESTRICTED = "restricted";

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void podsAreRestricted(String overlay) {
        Manifests manifests = Manifests.overlay(overlay);
        assertThat(manifests
                        .named("Namespace", "plumbline")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo(RESTRICTED);
        assertThat(manifests.workloads()).hasSize(4).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.at("/automountServiceAccountToken").asText()).isEqualTo("false");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(each(pod.path("containers"))).hasSize(1).allSatisfy(PodPolicyTest::assertRestricted);
            assertThat(each(pod.path("volumes"))).noneMatch(volume -> volume.has("hostPath"));
        });
    }

    private static void assertRestricted(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.path("allowPrivilegeEscalation").asText()).isEqualTo("false");
        assertThat(each(context.at("/capabilities/drop")).map(JsonNode::asText)).containsExactly("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/limits/cpu").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void probesAskTheNamedPortOfHealthAndMetrics(String overlay) {
        assertThat(Manifests.overlay(overlay).workloads()).allSatisfy(workload -> {
            JsonNode container = workload.at("/spec/template/spec/containers/0");
            assertThat(each(container.path("ports"))
                            .map(port -> port.path("name").asText()))
                    .contains("health");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.path(probe).at("/httpGet/port").asText()).isEqualTo("health");
                assertThat(container.path(probe).at("/httpGet/path").asText()).startsWith("/q/health/");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void everyImageHasAVersion(String overlay) {
        Stream<String> images = Manifests.overlay(overlay).documents().stream()
                .flatMap(one -> Stream.concat(one.findValues("image").stream(), one.findValues("imageName").stream()))
                .map(JsonNode::asText);
        assertThat(images).hasSize(5).allMatch(image -> image.matches(".+:\\d+\\.\\d+[-\\w.]*"), "has a version");
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.Manifests#OVERLAYS")
    void nodesCanBeDrained(String overlay) {
        assertThat(Manifests.overlay(overlay).kind("PodDisruptionBudget"))
                .hasSize(4)
                .allSatisfy(budget -> {
                    assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
                    assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText())
                            .isEqualTo("AlwaysAllow");
                });
    }

    @Test
    void nobodyMayReachAnybodyUnlessAPolicySaysSo() {
        JsonNode policy = Manifests.overlay("production")
                .named("NetworkPolicy", "default-deny")
                .path("spec");
        assertThat(policy.path("podSelector").properties()).isEmpty();
        assertThat(each(policy.path("policyTypes")).map(JsonNode::asText)).containsExactly("Ingress", "Egress");
        assertThat(policy.has("ingress") || policy.has("egress")).isFalse();
    }

    @Test
    void whatKedaScalesHasNoNumberOfPods() {
        Manifests manifests = Manifests.overlay("production");
        assertThat(manifests.kind("ScaledObject")).hasSize(3).allSatisfy(scaled -> {
            JsonNode target = scaled.at("/spec/scaleTargetRef");
            JsonNode workload = manifests.named(
                    target.path("kind").asText(), target.path("name").asText());
            assertThat(workload.path("apiVersion")).isEqualTo(target.path("apiVersion"));
            assertThat(workload.path("spec").has("replicas")).isFalse();
        });
    }
}
