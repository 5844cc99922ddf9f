package io.plumbline.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.Prompt;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.judging.Panel;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Extra fields of requests, wherever a model or a judge is described. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class BodyFieldsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BODY = "{\"reasoning_effort\":\"none\",\"options\":{\"think\":false,\"budget\":0.5}}";
    private static final String OTHER_ORDER =
            "{\"options\":{\"budget\":0.50,\"think\":false},\"reasoning_effort\":\"none\"}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    static Stream<Arguments> wrongBodies() {
        String deepest = "{\"a\":".repeat(8) + "1" + "}".repeat(8);
        String most = "{\"a\":\"" + "x".repeat(4096 - 8) + "\"}";
        return Stream.concat(
                Stream.of(
                                "model",
                                "messages",
                                "stream",
                                "stream_options",
                                "n",
                                "best_of",
                                "logprobs",
                                "top_logprobs",
                                "seed",
                                "cache_salt",
                                "continue_final_message",
                                "add_generation_prompt")
                        .map(name -> Arguments.of("{\"" + name + "\":1}", "/" + name, "must not be set")),
                Stream.of(
                        Arguments.of("[]", "", "must be a JSON object"),
                        Arguments.of("\"{}\"", "", "must be a JSON object"),
                        Arguments.of("7", "", "must be a JSON object"),
                        Arguments.of(most.replace("x\"}", "xx\"}"), "", "4096 bytes of JSON, and has 4097"),
                        Arguments.of("{\"b\":" + deepest + "}", "/b" + "/a".repeat(7), "deeper than 8"),
                        Arguments.of("{\"b\":" + "[".repeat(8) + "]".repeat(8) + "}", "/b" + "/0".repeat(7), "deeper"),
                        Arguments.of("{\"a\":{\"api_key\":\"x\"}}", "/a/api_key", "secret"),
                        Arguments.of("{\"a\":[{\"Access-Token\":1}]}", "/a/0/Access-Token", "secret"),
                        Arguments.of("{\"a\":\"Bearer abcdefgh12\"}", "/a", "secret"),
                        Arguments.of("{\"a\":[\"sk-0123456789abcdefgh\"]}", "/a/0", "secret"),
                        Arguments.of("{\"a\":\"${credential}\"}", "/a", "secret"),
                        Arguments.of("{\"a\":1e999}", "/a", "finite"),
                        Arguments.of("{\"a\":92233720368547758070}", "/a", "64 bits"),
                        Arguments.of("{\"a\":\"\\u0000\"}", "/a", "null characters"),
                        Arguments.of("{\"a\":\"\\ud800\"}", "/a", "surrogate")));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void aWrongBodyIsRefusedByFieldWhereverItStands(String body, String field, String detail) {
        GatewayClient.register("with-body", Map.of());
        String target = "{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"m\"";
        String sending = target + ",\"body\":" + body + "}";
        String probe = "{\"questionSets\":[\"core\"],\"model\":\"with-body\",\"judge\":";

        refused(json(sending).put("/api/v1/models/with-body"), "/body" + field, detail);
        refused(json(probe + sending + "}").post("/api/v1/probes"), "/judge/body" + field, detail);
        refused(
                json(probe + target + "},\"panel\":{\"share\":0.1,\"judges\":[" + sending + "]}}")
                        .post("/api/v1/probes"),
                "/panel/judges/0/body" + field,
                detail);
        refused(
                json("{\"questionSets\":[\"core\"],\"guests\":{\"candidates\":[" + sending + "]},\"judge\":" + target
                                + "}}")
                        .post("/api/v1/probes"),
                "/guests/candidates/0/body" + field,
                detail);
        refused(
                apply("", "{\"models\":[" + sending.replace("\"modelName\"", "\"id\":\"a\",\"modelName\"") + "]}"),
                "/models/0/body" + field,
                detail);
    }

    @Test
    void theLargestAndDeepestBodyIsTaken() {
        String most = "{\"a\":\"" + "x".repeat(4096 - 8) + "\"}";
        String deepest = "{\"a\":".repeat(8) + "1" + "}".repeat(8);

        assertThat(register("large", most).statusCode()).isEqualTo(201);
        assertThat(register("deep", deepest).statusCode()).isEqualTo(201);
        assertThat(register("no-body", "null").statusCode()).isEqualTo(201);
        assertThat(register("no-body", "{}").statusCode()).isEqualTo(200);
        assertThat(given().get("/api/v1/models/no-body").jsonPath().getMap("")).doesNotContainKey("body");
    }

    @Test
    void itReachesThoseWhoCallModelAndJudgeAndIsShown() throws JsonProcessingException {
        String id = "body-" + UUID.randomUUID();
        BodyFields fields = fields(BODY);
        Map<String, Object> judge = new HashMap<>(GatewayClient.JUDGE);
        judge.put("body", JSON.readTree("{\"cache_prompt\":false}"));
        register(id, BODY).then().statusCode(201);
        try (Pipeline pipeline = new Pipeline(broker)) {
            String probe = GatewayClient.submitted(
                    id, Map.of("samples", 1, "judge", judge, "panel", Map.of("share", 0.5, "judges", List.of(judge))));
            await().atMost(SOON)
                    .until(() -> GatewayClient.get(probe).getString("state").equals("FINISHED"));

            assertThat(pipeline.asked(id)).hasSize(8).allSatisfy(prompt -> {
                assertThat(prompt.target().body()).contains(fields);
                assertThat(prompt.judging().judge().body()).contains(fields("{\"cache_prompt\":false}"));
                assertThat(prompt.judging().panel().map(Panel::judges).orElseThrow())
                        .extracting(Target::body)
                        .containsExactly(Optional.of(fields("{\"cache_prompt\":false}")));
            });
            assertThat(pipeline.registered(id))
                    .extracting(model -> model.target().body())
                    .containsOnly(Optional.of(fields));
        }
        assertThat(JSON.readTree(given().get("/api/v1/models/" + id).asString()).get("body"))
                .isEqualTo(JSON.readTree(BODY));
        assertThat(given().get("/api/v1/judges").jsonPath().getList("body")).contains(Map.of("cache_prompt", false));
    }

    @Test
    void anotherBodyIsAnotherRevisionAndAnotherOrderIsNone() throws JsonProcessingException {
        String id = "revised-" + UUID.randomUUID();
        try (Pipeline pipeline = new Pipeline(broker)) {
            for (String body : List.of("null", BODY, OTHER_ORDER, "{\"reasoning_effort\":\"low\"}", "null")) {
                int before = pipeline.registered(id).size();
                register(id, body).then().statusCode(before == 0 ? 201 : 200);
                await().atMost(SOON).until(() -> pipeline.registered(id).size() > before || body.equals(OTHER_ORDER));
            }
            List<String> revisions = pipeline.registered(id).stream()
                    .map(RegisteredModel::revision)
                    .distinct()
                    .toList();

            assertThat(revisions)
                    .hasSize(3)
                    .startsWith("")
                    .element(1)
                    .asString()
                    .matches("target=[0-9a-f]{8}");
            await().atMost(SOON).untilAsserted(() -> assertThat(pipeline.registered(id))
                    .last()
                    .extracting(RegisteredModel::revision)
                    .isEqualTo(""));
        }
    }

    @Test
    void aModelsFileWithTheSameBodyChangesNothing() {
        String file =
                """
                models:
                  - id: body-file
                    endpoint: "http://127.0.0.1:1/v1"
                    modelName: m
                    body:
                      chat_template_kwargs: {enable_thinking: false}
                      num_ctx: 8192
                      min_p: 0.05
                """;
        String json =
                """
                {"models":[{"id":"body-file","endpoint":"http://127.0.0.1:1/v1","modelName":"m",
                 "body":{"min_p":0.05,"num_ctx":8192,"chat_template_kwargs":{"enable_thinking":false}}}]}""";

        assertThat(actions(apply("", file))).containsExactly("registered");
        assertThat(actions(apply("", file))).containsExactly("unchanged");
        assertThat(actions(apply("", json))).containsExactly("unchanged");
        JsonPath changed = apply("?dryRun=true", file.replace("8192", "4096")).jsonPath();
        assertThat(changed.getList("changes[0].fields.name")).isEqualTo(List.of("body"));
        assertThat(changed.getInt("changes[0].fields[0].after.num_ctx")).isEqualTo(4096);
    }

    @Test
    void aGuestWithAnotherBodyIsAnotherGuest() throws JsonProcessingException {
        String name = "guest-" + UUID.randomUUID();
        try (Pipeline pipeline = new Pipeline(broker)) {
            JsonPath probe = json("{\"questionSets\":[\"core\"],\"samples\":1,\"judge\":"
                            + JSON.writeValueAsString(GatewayClient.JUDGE)
                            + ",\"guests\":{\"candidates\":[" + guest(name, "") + "," + guest(name, ",\"body\":" + BODY)
                            + "]}}")
                    .post("/api/v1/probes")
                    .then()
                    .statusCode(202)
                    .extract()
                    .jsonPath();
            List<String> ids = probe.getList("models.id");
            await().atMost(SOON)
                    .until(() -> ids.stream().noneMatch(id -> pipeline.asked(id).isEmpty()));

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
            assertThat(ids.stream().map(id -> pipeline.asked(id).get(0)).map(Prompt::target))
                    .extracting(Target::body)
                    .containsExactly(Optional.empty(), Optional.of(fields(BODY)));
        }
    }

    private static String guest(String name, String more) {
        return "{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"" + name + "\"" + more + "}";
    }

    private static List<String> actions(Response applied) {
        return applied.then().statusCode(200).extract().jsonPath().getList("changes.action");
    }

    private static void refused(Response response, String pointer, String detail) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer")).isEqualTo(List.of(pointer));
        assertThat(response.jsonPath().getString("errors[0].detail")).contains(detail);
        assertThat(response.asString()).doesNotContain("0123456789abcdefgh", "abcdefgh12");
    }

    private static Response register(String id, String body) {
        return json("{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"m\",\"body\":" + body + "}")
                .put("/api/v1/models/" + id);
    }

    private static Response apply(String query, String file) {
        return given().contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/apply" + query);
    }

    private static RequestSpecification json(String json) {
        return given().contentType(ContentType.JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyFields fields(String json) throws JsonProcessingException {
        return BodyFields.of(JSON.readTree(json));
    }
}
