package io.plumbline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static io.restassured.RestAssured.given;

/** The OpenAPI document that a running gateway serves. */
final class ApiDocument {

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    static ApiDocument read() throws Exception {
        return new ApiDocument(new JsonMapper()
                .readTree(
                        given().auth().none().get("/api/v1/openapi?format=json").asByteArray()));
    }

    JsonNode json() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> entry.getValue().has("operationId"))
                .forEach(entry -> operations.add(
                        new Operation(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()))));
        return operations;
    }

    /** One operation of the document. */
    record Operation(String method, String path, JsonNode json) {

        String id() {
            return json.path("operationId").asText();
        }

        Set<String> statuses() {
            Set<String> statuses = new TreeSet<>();
            json.path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }

        List<String> parameters(String in) {
            List<String> names = new ArrayList<>();
            json.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        Optional<String> requestType() {
            return json.path("requestBody").path("content").properties().stream()
                    .findFirst()
                    .map(Map.Entry::getKey);
        }

        List<String> requestTypes() {
            return json.path("requestBody").path("content").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList();
        }

        JsonNode requestExample() {
            return json.path("requestBody").path("content").properties().stream()
                    .findFirst()
                    .map(media -> media.getValue().path("example"))
                    .orElse(MissingNode.getInstance());
        }

        boolean hasResponseExample() {
            return json.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2")
                            && response.getValue().has("content"))
                    .allMatch(response -> response.getValue().path("content").properties().stream()
                            .allMatch(media -> media.getValue().has("example")));
        }

        /** The path with something in the place of each parameter. */
        String pathWith(String value) {
            return path.replaceAll("\\{[^}]*}", value);
        }
    }
}
