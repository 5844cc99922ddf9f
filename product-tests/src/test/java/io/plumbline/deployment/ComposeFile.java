package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docker-compose.yml as Docker Compose reads it, with the profile of the monitoring. */
final class ComposeFile {

    private final JsonNode read = Manifests.yaml(Tool.compose()
            .run(List.of(
                    "--file",
                    Project.file("docker-compose.yml").toString(),
                    "--profile",
                    "monitoring",
                    "config",
                    "--format",
                    "json")));

    Map<String, JsonNode> services() {
        return read.path("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    JsonNode secrets() {
        return read.path("secrets");
    }

    JsonNode networks() {
        return read.path("networks");
    }

    /** Environment of a service; Compose writes a dollar as two. */
    Map<String, String> environment(String service) {
        return services().get(service).path("environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText().replace("$$", "$")));
    }
}
