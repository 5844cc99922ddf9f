package io.plumbline.product;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ImportedQuestionSet;
import io.plumbline.cli.replies.NewKey;
import io.plumbline.cli.replies.ReplyOf;
import io.plumbline.cli.replies.SignInReply;
import io.plumbline.cli.replies.SubmittedProbe;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line reads fields that the gateway sends, by its OpenAPI document or by a real reply. */
class GatewayRepliesIT {

    @Test
    void everyFieldThatACommandReadsIsInTheOpenApiDocument() throws Exception {
        JsonNode document = document();
        Map<Class<?>, JsonNode> schemas = new LinkedHashMap<>();
        for (Class<?> reply : replies()) {
            Contract.entry(document, reply.getAnnotation(ReplyOf.class))
                    .ifPresent(schema -> schemas.put(reply, schema));
        }
        List<String> wrong = new ArrayList<>();
        schemas.forEach((reply, schema) -> new Contract(document, wrong).compare(reply, schema, reply.getSimpleName()));

        assertThat(wrong).isEmpty();
        assertThat(replies())
                .filteredOn(reply -> !schemas.containsKey(reply))
                .as("of operations without a schema; they are compared with real replies")
                .containsExactlyInAnyOrder(
                        NewKey.class, SubmittedProbe.class, ImportedQuestionSet.class, SignInReply.class);
    }

    @Test
    void everyFieldOfAnOperationWithoutASchemaIsInItsReply() {
        GatewayApi api = GatewayApi.of(RunningProduct.STACK);
        api.put(
                "/api/v1/models/replies",
                Map.of("endpoint", RunningProduct.PROVIDER.uri().toString(), "modelName", "sim-base"));
        Map<Class<?>, Reply> sent = Map.of(
                NewKey.class, api.post("/api/v1/keys", Map.of("name", "replies", "role", "viewer")),
                SignInReply.class, api.post("/api/v1/sign-in-links", Map.of()),
                ImportedQuestionSet.class,
                        api.importQuestions(
                                "replies",
                                "- {id: reply, type: free_form, paraphrases: ['Who are you?']}",
                                false,
                                Optional.empty()),
                SubmittedProbe.class,
                        api.post(
                                "/api/v1/probes",
                                Map.of(
                                        "model",
                                        "replies",
                                        "questionSets",
                                        List.of("replies"),
                                        "samples",
                                        1,
                                        "judge",
                                        Map.of(
                                                "endpoint",
                                                RunningProduct.PROVIDER.uri().toString(),
                                                "modelName",
                                                "sim-judge"))));

        sent.forEach((type, reply) -> {
            assertThat(type.getAnnotation(ReplyOf.class).value()).startsWith("POST ");
            for (RecordComponent component : type.getRecordComponents()) {
                assertThat(reply.document().has(component.getName()))
                        .as(type.getSimpleName() + "." + component.getName())
                        .isTrue();
            }
        });
    }

    @Test
    void aFieldThatTheGatewayDoesNotSendIsFound() throws Exception {
        JsonNode document = document();
        ReplyOf operation = Renamed.class.getAnnotation(ReplyOf.class);
        List<String> wrong = new ArrayList<>();

        new Contract(document, wrong)
                .compare(Renamed.class, Contract.entry(document, operation).orElseThrow(), "Renamed");

        assertThat(wrong).containsExactly("Renamed.modelname is unknown", "Renamed.registeredAt.day is unknown");
    }

    @ReplyOf(value = "GET /api/v1/models", list = "models")
    private record Renamed(String id, String modelname, Day registeredAt) {
        private record Day(String day) {}
    }

    private static JsonNode document() throws Exception {
        URI address = RunningProduct.STACK.gateway().resolve("/api/v1/openapi?format=json");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header(
                        "Authorization",
                        "Bearer " + RunningProduct.STACK.adminKey().text())
                .header("Accept", "application/json")
                .build();
        return new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** All annotated records of the package, found by their class files. */
    private static List<Class<?>> replies() throws Exception {
        String folder = ReplyOf.class.getPackageName().replace('.', '/');
        try (Stream<Path> files =
                Files.list(Wrapper.home().resolve("cli/target/classes").resolve(folder))) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(ReplyOf.class.getPackageName() + "." + name);
                if (type.isAnnotationPresent(ReplyOf.class)) {
                    found.add(type);
                }
            }
            return found;
        }
    }

    /**
     * Compares records with schemas.
     *
     * @param document the OpenAPI document
     * @param wrong receives a line for each component that does not fit
     */
    private record Contract(JsonNode document, List<String> wrong) {

        /** The schema of an operation's reply, or of the entries of the list in it. */
        static Optional<JsonNode> entry(JsonNode document, ReplyOf operation) {
            String[] methodAndPath = operation.value().split(" ", 2);
            JsonNode responses = document.path("paths")
                    .path(methodAndPath[1])
                    .path(methodAndPath[0].toLowerCase(Locale.ROOT))
                    .path("responses");
            assertThat(responses.isObject()).as(operation.value()).isTrue();
            return Stream.of("200", "201", "202")
                    .map(status -> responses.path(status).at("/content/application~1json/schema"))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .map(schema -> new Contract(document, List.of()).element(schema, operation));
        }

        private JsonNode element(JsonNode reply, ReplyOf operation) {
            JsonNode schema = resolved(reply);
            if (!operation.list().isEmpty()) {
                assertThat(schema.path("properties").has(operation.list()))
                        .as(operation.value() + " has " + operation.list())
                        .isTrue();
                schema = resolved(schema.path("properties").path(operation.list()));
            }
            return schema.has("items") ? resolved(schema.path("items")) : schema;
        }

        void compare(Class<?> type, JsonNode schema, String place) {
            for (RecordComponent component : type.getRecordComponents()) {
                String name = Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                        .map(JsonProperty::value)
                        .orElse(component.getName());
                String inner = place + "." + name;
                if (schema.path("properties").has(name)) {
                    compare(
                            component.getGenericType(),
                            resolved(schema.path("properties").path(name)),
                            inner);
                } else {
                    wrong.add(inner + " is unknown");
                }
            }
        }

        /** Reports of the aggregator have a contract of their own in shared-schemas. */
        private void compare(Type type, JsonNode schema, String place) {
            if (type instanceof ParameterizedType several) {
                Type last = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
                boolean isList = several.getRawType() == List.class;
                boolean isMap = several.getRawType() == Map.class;
                requireKind(isList ? "array" : "object", schema, place, isList || isMap);
                compare(
                        last,
                        isList
                                ? resolved(schema.path("items"))
                                : isMap ? resolved(schema.path("additionalProperties")) : schema,
                        place);
            } else if (type instanceof Class<?> part
                    && part.isRecord()
                    && !part.getName().contains(".reports.")) {
                compare(part, schema, place);
            } else if (type == String.class || type == boolean.class) {
                requireKind(type == String.class ? "string" : "boolean", schema, place, true);
            } else if (type == long.class || type == int.class || type == Integer.class || type == Long.class) {
                requireKind("integer", schema, place, true);
            } else if (type == double.class) {
                requireKind("number", schema, place, true);
            }
        }

        private void requireKind(String kind, JsonNode schema, String place, boolean required) {
            JsonNode type = schema.path("type");
            boolean fits = type.isArray()
                    ? StreamSupport.stream(type.spliterator(), false)
                            .anyMatch(one -> one.asText().equals(kind))
                    : type.asText().equals(kind);
            if (required && !fits) {
                wrong.add(place + " is " + type + ", not " + kind);
            }
        }

        private JsonNode resolved(JsonNode schema) {
            JsonNode one = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
            one = one.has("allOf") ? one.path("allOf").path(0) : one;
            return one.has("$ref") ? document.at(one.path("$ref").asText().substring(1)) : one;
        }
    }
}
