package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static io.plumbline.deployment.Manifests.each;
import static io.plumbline.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

/** A service knows every setting that it is given: a misspelt one would be ignored without a word. */
class SettingsTest {

    /** Set for other settings of the same pod, not for the service. */
    private static final Set<String> FOR_OTHERS = Set.of("POD_NAME");

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.ServiceConfig#SERVICES")
    void theServiceKnowsWhatComposeSets(String service) {
        assertThat(KnownSettings.of(service))
                .hasSizeGreaterThan(500)
                .containsAll(new ComposeFile()
                        .environment(service).entrySet().stream()
                                .flatMap(entry -> KnownSettings.setBy(entry.getKey(), entry.getValue()))
                                .toList());
    }

    /** One that is missing here stops the service's start. */
    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.ServiceConfig#SERVICES")
    void theProductListsWhatComposeSets(String service) {
        assertThat(new ComposeFile()
                        .environment(service).keySet().stream().filter(name -> name.startsWith("PLUMBLINE_")))
                .isNotEmpty()
                .isSubsetOf(KnownSettings.ofTheProduct());
    }

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.ServiceConfig#SERVICES")
    void theServiceKnowsWhatTheClusterSets(String service) {
        Manifests manifests = Manifests.overlay("production");
        JsonNode pod = manifests
                .workloads()
                .filter(one -> name(one).equals(service))
                .findFirst()
                .orElseThrow()
                .at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        Stream<String> own = each(container.path("env"))
                .flatMap(one -> KnownSettings.setBy(
                        one.path("name").asText(), one.path("value").asText()));
        Stream<String> shared = each(container.path("envFrom"))
                .map(one -> one.at("/configMapRef/name").asText())
                .flatMap(map -> manifests.named("ConfigMap", map).path("data").properties().stream())
                .map(entry -> entry.getKey());
        Set<String> set = Stream.concat(own, shared)
                .filter(one -> !FOR_OTHERS.contains(one))
                .collect(Collectors.toSet());
        assertThat(KnownSettings.of(service)).containsAll(set);
        assertThat(set.stream().filter(name -> name.startsWith("PLUMBLINE_"))).isSubsetOf(KnownSettings.ofTheProduct());
        assertThat(each(pod.path("volumes"))
                        .flatMap(volume -> each(volume.at("/secret/items")))
                        .map(item -> item.path("path").asText())
                        .filter(file -> !file.endsWith(".crt"))
                        .map(KnownSettings::variable))
                .isSubsetOf(KnownSettings.of(service))
                .isNotEmpty();
    }
}
