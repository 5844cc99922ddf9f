package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static io.plumbline.deployment.Manifests.each;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** A cluster gets the rules and dashboards of {@code monitoring}, every one of them. */
class MonitoringFolderTest {

    private static final String RULE = "k8s/components/monitoring/prometheusrule.yaml";

    private static final String FOLDER = "monitoring/kustomization.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** {@code ./mvnw -pl deployment -am test -Dplumbline.docs=write} writes it. */
    @Test
    void thePrometheusRuleIsMadeOfTheRuleFiles() throws IOException {
        ObjectNode rule = generated();
        if ("write".equals(System.getProperty("plumbline.docs"))) {
            Files.writeString(
                    Project.file(RULE),
                    "# Made of monitoring/prometheus/rules by MonitoringFolderTest; see there.\n"
                            + YAML.writeValueAsString(rule).replaceFirst("^---\n", ""));
        }
        assertThat(Manifests.yaml(Project.text(RULE)))
                .as("%s differs from the rule files; write it with -Dplumbline.docs=write", RULE)
                .isEqualTo(Manifests.yaml(YAML.writeValueAsString(rule)));
    }

    /** Written as the rule is. */
    @Test
    void everyDashboardReachesTheCluster() throws IOException {
        String before = Project.text(FOLDER);
        String head = before.replaceFirst("(?s) {4}files:.*", "");
        List<String> dashboards = dashboards();
        if ("write".equals(System.getProperty("plumbline.docs"))) {
            String files =
                    dashboards.stream().map(file -> "      - " + file + "\n").collect(joining());
            Files.writeString(Project.file(FOLDER), files.isEmpty() ? head : head + "    files:\n" + files);
        }
        assertThat(each(Manifests.yaml(Project.text(FOLDER)).at("/configMapGenerator/0/files"))
                        .map(JsonNode::asText))
                .as("%s names other dashboards than there are; write it with -Dplumbline.docs=write", FOLDER)
                .containsExactlyElementsOf(dashboards);
    }

    private static List<String> dashboards() {
        Path folder = Project.file("monitoring");
        return Project.below("monitoring/grafana/dashboards", ".json").stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private static ObjectNode generated() {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("apiVersion", "monitoring.coreos.com/v1").put("kind", "PrometheusRule");
        rule.putObject("metadata").put("name", "plumbline");
        ArrayNode groups = rule.putObject("spec").putArray("groups");
        for (Path file : Project.below("monitoring/prometheus/rules", ".yml")) {
            each(Manifests.yaml(Project.text(file.toString())).path("groups")).forEach(groups::add);
        }
        return rule;
    }
}
