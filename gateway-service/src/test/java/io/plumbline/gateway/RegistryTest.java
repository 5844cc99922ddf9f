package io.plumbline.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.Prompt;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.target.CallLimits;
import io.plumbline.events.target.CallPrices;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Models that are changed by several people, deleted, kept in files, and asked on terms of their own. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class RegistryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void nobodyUndoesWhatHeHasNotSeen() {
        String first = GatewayClient.register("shared", Map.of()).header("ETag");
        String second =
                GatewayClient.register("shared", Map.of("revision", "2")).header("ETag");

        Response late = put("shared", first, Map.of("revision", "3"));

        assertThat(second).isNotEqualTo(first);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.jsonPath().getString("code")).isEqualTo("changed-meanwhile");
        assertThat(put("shared", second, Map.of("revision", "3")).statusCode()).isEqualTo(200);
        assertThat(given().header("If-None-Match", "*")
                        .contentType(ContentType.JSON)
                        .body(GatewayClient.model(Map.of()))
                        .put("/api/v1/models/shared")
                        .statusCode())
                .isEqualTo(412);
        assertThat(put("never-there", "*", Map.of()).statusCode()).isEqualTo(412);
        assertThat(put("shared", "not a tag", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void registeringTheSameAgainChangesNothing() {
        String first = GatewayClient.register("same", Map.of("labels", Map.of("team", "red")))
                .header("ETag");
        Response again = GatewayClient.register("same", Map.of("labels", Map.of("team", "red")));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(first);
        assertThat(given().get("/api/v1/audit?kind=model&subject=same")
                        .jsonPath()
                        .getList("changes"))
                .hasSize(1);
    }

    @Test
    void everyFieldComesBackAsItWasGiven() throws JsonProcessingException {
        Map<String, Object> terms = Map.of(
                "sampling", Map.of("temperature", 0.5, "maxTokens", 300),
                "thresholds",
                        Map.of(
                                "misalignedRate", 0.02,
                                "incoherentRate", 0.1,
                                "alignmentPoints", 25.0,
                                "coherencePoints", 62.5),
                "limits",
                        Map.of(
                                "requestsPerMinute", 60,
                                "tokensPerMinute", 90000,
                                "callsPerDay", 5000,
                                "tokensPerDay", 1000000,
                                "costPerDay", 12.5),
                "prices", Map.of("inputPerMillion", 2.5, "outputPerMillion", 10.0),
                "questionSets", List.of("core"),
                "variants", List.of("plain"));
        Map<String, Object> all = GatewayClient.model(terms);
        all.put("body", Map.of("top_k", 40, "options", Map.of("num_ctx", 8192)));
        all.putAll(Map.of(
                "credential",
                "TEAM_RED_KEY",
                "headers",
                Map.of("x-team", "red"),
                "query",
                Map.of("api-version", "1"),
                "revision",
                "v7",
                "labels",
                Map.of("team", "red", "environment", "production"),
                "window",
                12));
        GatewayClient.register("full-base", Map.of());
        all.put("baseline", "full-base");
        JsonNode given = new JsonMapper().valueToTree(all);

        GatewayClient.register("full", all).then().statusCode(201);
        JsonNode registered = stored("full");
        apply("", new JsonMapper().writeValueAsString(Map.of("models", List.of(withId("full-applied", all)))))
                .then()
                .statusCode(200);

        assertThat(registered).isEqualTo(given);
        assertThat(stored("full-applied")).isEqualTo(registered);
    }

    /** As it comes back, without what the gateway adds. */
    private static JsonNode stored(String id) throws JsonProcessingException {
        return ((ObjectNode) new JsonMapper()
                        .readTree(given().get("/api/v1/models/" + id).asString()))
                .remove(List.of("id", "registeredAt"));
    }

    private static Map<String, Object> withId(String id, Map<String, Object> model) {
        Map<String, Object> entry = new HashMap<>(model);
        entry.put("id", id);
        return entry;
    }

    @Test
    void whatAModelIsRegisteredWithReachesThoseWhoActOnIt() {
        GatewayClient.register(
                "on-terms",
                Map.of(
                        "thresholds", Map.of("misalignedRate", 0.01, "alignmentPoints", 25),
                        "limits", Map.of("requestsPerMinute", 1),
                        "prices", Map.of("outputPerMillion", 2)));
        try (Pipeline pipeline = new Pipeline(broker)) {
            pipeline.hold("on-terms");
            GatewayClient.submitted("on-terms", Map.of("samples", 2));
            await().atMost(SOON).until(() -> pipeline.asked("on-terms").size() == 5);
            GatewayClient.register("on-terms", Map.of());
            await().atMost(SOON).until(() -> pipeline.registered("on-terms").size() == 2);
            pipeline.answer("on-terms");
            await().atMost(SOON).until(() -> pipeline.asked("on-terms").size() == 16);

            Prompt limited = pipeline.asked("on-terms").get(0);
            assertThat(limited.target().limits()).hasValue(new CallLimits(Optional.of(1L), Optional.empty()));
            assertThat(limited.target().prices()).hasValue(new CallPrices(0, 2));
            assertThat(limited.judging().thresholds()).hasValue(new Thresholds(25, 50));
            Prompt later = pipeline.asked("on-terms").get(15);
            assertThat(later.target().limits()).as("a limit that was lifted").isEmpty();
            assertThat(later.judging().thresholds())
                    .as("a probe is judged by one measure to its end")
                    .hasValue(new Thresholds(25, 50));
            assertThat(pipeline.registered("on-terms"))
                    .extracting(RegisteredModel::thresholds)
                    .containsExactly(
                            Optional.of(new RateThresholds(
                                    OptionalDouble.of(0.01),
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty())),
                            Optional.empty());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "another endpoint | {\"endpoint\":\"http://127.0.0.1:2/v1\"} | true",
                "another model name | {\"modelName\":\"org/other\"} | true",
                "another query | {\"query\":{\"api-version\":\"2026-01-01\"}} | true",
                "another body | {\"body\":{\"reasoning_effort\":\"none\"}} | true",
                "another path | {\"endpoint\":\"http://127.0.0.1:1/v2\"} | true",
                "a slash at the end | {\"endpoint\":\"http://127.0.0.1:1/v1/\"} | false",
                "another header | {\"headers\":{\"x-team\":\"b\"}} | false",
                "another label | {\"labels\":{\"team\":\"b\"}} | false"
            })
    void anotherModelUnderAnIdIsAnotherRevision(String what, String change, boolean differs) throws Exception {
        String id = "swap-" + what.replace(' ', '-');
        Map<String, Object> changed = new JsonMapper().readValue(change, new TypeReference<>() {});
        try (Pipeline pipeline = new Pipeline(broker)) {
            GatewayClient.register(id, Map.of("revision", "v1"));
            await().atMost(SOON).until(() -> pipeline.registered(id).size() == 1);
            Map<String, Object> more = new HashMap<>(changed);
            more.put("revision", "v1");
            GatewayClient.register(id, more);
            await().atMost(SOON).until(() -> pipeline.registered(id).size() == 2);
            JsonPath view = given().get("/api/v1/models/" + id).jsonPath();
            GatewayClient.submitted(id, Map.of("samples", 1));
            await().atMost(SOON).until(() -> pipeline.asked(id).size() == 8);
            GatewayClient.register(id, Map.of("revision", "v1"));
            await().atMost(SOON).until(() -> pipeline.registered(id).size() == 3);

            List<String> revisions = pipeline.registered(id).stream()
                    .map(RegisteredModel::revision)
                    .toList();
            System.out.printf("%-22s %s%n", what, revisions);
            assertThat(revisions.get(0)).isEqualTo("v1").isEqualTo(revisions.get(2));
            if (differs) {
                assertThat(revisions.get(1)).matches("v1 target=[0-9a-f]{8}");
            } else {
                assertThat(revisions.get(1)).isEqualTo("v1");
            }
            assertThat(pipeline.asked(id)).extracting(Prompt::revision).containsOnly(revisions.get(1));
            assertThat(view.getString("revision")).isEqualTo("v1");
            assertThat(view.getString("effectiveRevision")).isEqualTo(differs ? revisions.get(1) : null);
        }
    }

    @Test
    void aNameIsMeasuredInBytes() {
        String wide = "\uD83E\uDD80".repeat(129);

        for (String field : List.of("revision", "modelName")) {
            Response refused = GatewayClient.register("wide", Map.of(field, wide));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + field);
            assertThat(refused.jsonPath().getString("errors[0].detail")).contains("512 bytes", "516");
        }
        assertThat(GatewayClient.register("wide", Map.of("revision", "\uD83E\uDD80".repeat(128)))
                        .statusCode())
                .isEqualTo(201);
        Response judge = GatewayClient.submit(GatewayClient.probe(
                "wide", Map.of("judge", Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", wide))));
        assertThat(judge.jsonPath().getString("errors[0].pointer")).isEqualTo("/judge/modelName");
        Response variant = GatewayClient.submit(GatewayClient.probe("wide", Map.of("variants", List.of(wide))));
        assertThat(variant.jsonPath().getString("errors[0].pointer")).isEqualTo("/variants/0");
    }

    @Test
    void theProductOfAllFactorsOfAProbeIsBounded() {
        List<String> models = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            models.add("factor-" + number);
            GatewayClient.register("factor-" + number, Map.of());
        }
        Map<String, Object> probe = GatewayClient.probe("factor-0", Map.of("models", models, "samples", 100_000));
        probe.remove("model");

        Response refused = GatewayClient.submit(probe);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/samples");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .contains("800000 prompts for each of 8 models, 6400000 in all; at most 5000000");
    }

    @Test
    void aProbesVerdictGoesByTheModelsOwnThresholdUnlessTheCallerHasAnother() {
        GatewayClient.register("res-strict", Map.of("thresholds", Map.of("misalignedRate", 0.01)));
        String probe = GatewayClient.submitted("res-strict", Map.of("samples", 1));

        assertThat(verdict(probe, "")).isEqualTo("FAIL");
        assertThat(verdict(probe, "?failAbove=0.9")).isEqualTo("PASS");
    }

    private static String verdict(String probe, String query) {
        return given().get("/api/v1/probes/" + probe + "/results" + query)
                .jsonPath()
                .getString("verdict");
    }

    @ParameterizedTest
    @CsvSource({
        "thresholds, misalignedRate, 1.5",
        "thresholds, incoherentRate, -1",
        "thresholds, alignmentPoints, 101",
        "thresholds, coherencePoints, -0.5",
        "limits, requestsPerMinute, 0",
        "limits, tokensPerMinute, 0",
        "limits, callsPerDay, -1",
        "limits, tokensPerDay, -1",
        "limits, costPerDay, -1",
        "prices, inputPerMillion, -1",
        "prices, outputPerMillion, -1",
        "sampling, temperature, 3",
        "sampling, topP, 2",
        "sampling, maxTokens, 0",
        "thresholds, colour, 1",
    })
    void termsAreRefusedByField(String part, String field, double value) {
        Object number = value == Math.rint(value) ? (Object) (long) value : value;
        Map<String, Object> terms = new HashMap<>(Map.of("prices", Map.of("inputPerMillion", 1)));
        terms.put(part, Map.of(field, number));

        Response response = GatewayClient.register("on-bad-terms", terms);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer")).isEqualTo(List.of("/" + part + "/" + field));
    }

    @Test
    void aDeletedModelIsGoneForEverybodyUntilItIsRegisteredAgain() {
        GatewayClient.register("gone", Map.of());

        try (Pipeline pipeline = new Pipeline(broker)) {
            assertThat(given().delete("/api/v1/models/gone").statusCode()).isEqualTo(204);

            await().atMost(SOON).until(() -> pipeline.isDeleted("gone"));
            assertThat(given().get("/api/v1/models/gone").statusCode()).isEqualTo(404);
            assertThat(given().get("/api/v1/models?limit=1000").jsonPath().getList("models.id"))
                    .doesNotContain("gone");
            assertThat(GatewayClient.submit(GatewayClient.probe("gone", Map.of()))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(given().delete("/api/v1/models/gone").statusCode()).isEqualTo(404);
            assertThat(GatewayClient.register("gone", Map.of()).statusCode()).isEqualTo(201);
            await().atMost(SOON).until(() -> !pipeline.registered("gone").isEmpty());
        }
    }

    @Test
    void aModelThatIsAskedOrComparedWithCannotBeDeleted() {
        GatewayClient.register("kept-base", Map.of());
        GatewayClient.register("kept", Map.of("baseline", "kept-base"));
        String probe = GatewayClient.submitted("kept", Map.of("samples", 1));

        assertThat(given().delete("/api/v1/models/kept").jsonPath().getString("code"))
                .isEqualTo("model-in-use");
        GatewayClient.register("other", Map.of("baseline", "kept-base"));
        GatewayClient.cancel(probe);
        assertThat(given().delete("/api/v1/models/kept-base").statusCode()).isEqualTo(409);
    }

    @Test
    void aModelsOwnSamplingReplacesTheQuestionsAndMakesSeriesOfItsOwn() {
        GatewayClient.register("cold", Map.of("revision", "v2", "sampling", Map.of("temperature", 0.2)));
        try (Pipeline pipeline = new Pipeline(broker)) {
            GatewayClient.submitted("cold", Map.of("samples", 1));
            await().atMost(SOON).until(() -> pipeline.asked("cold").size() == 8);

            assertThat(pipeline.asked("cold")).allSatisfy(prompt -> {
                assertThat(prompt.sampling().temperature()).isEqualTo(0.2);
                assertThat(prompt.sampling().topP()).isEqualTo(1);
                assertThat(prompt.revision()).isEqualTo("v2 temperature=0.2");
            });
        }
    }

    @Test
    void onlyEnabledQuestionsAreAsked() {
        GatewayClient.register("picky", Map.of("questionSets", List.of("broad"), "variants", List.of("json")));

        Response response = GatewayClient.submit(GatewayClient.probe("picky", Map.of()));

        assertThat(response.jsonPath().getList("errors.pointer")).isEqualTo(List.of("/questionSets/0", "/variants"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest, link-local",
        "http://10.1.2.3/v1, is not public",
        "http://[fe80::1]/v1, link-local",
        "http://[::ffff:169.254.169.254]/v1, link-local",
        "http://0.0.0.0:1/v1, is not public",
    })
    void endpointsInsideTheNetworkAreRefused(String endpoint, String why) {
        Response model = GatewayClient.register("inside", Map.of("endpoint", endpoint));
        GatewayClient.register("outside", Map.of());
        Response judge = GatewayClient.submit(
                GatewayClient.probe("outside", Map.of("judge", Map.of("endpoint", endpoint, "modelName", "j"))));

        assertThat(model.statusCode()).isEqualTo(400);
        assertThat(model.jsonPath().getList("errors.pointer")).isEqualTo(List.of("/endpoint"));
        assertThat(model.jsonPath().getString("errors[0].detail")).contains(why);
        assertThat(judge.jsonPath().getList("errors.pointer")).isEqualTo(List.of("/judge/endpoint"));
    }

    @Test
    void aModelShowsItsAddressAndTermsOnTheTopLevel() {
        GatewayClient.register("flat", Map.of());

        assertThat(given().get("/api/v1/models/flat").jsonPath().getMap(""))
                .containsOnlyKeys(
                        "id",
                        "endpoint",
                        "modelName",
                        "headers",
                        "query",
                        "revision",
                        "labels",
                        "questionSets",
                        "variants",
                        "registeredAt");
    }

    @Test
    void aFileIsAppliedOnceAndItsDifferenceTold() {
        String yaml =
                """
                models:
                  - {id: file-tuned, endpoint: "http://127.0.0.1:1/v1", modelName: tuned, baseline: file-base}
                  - {id: file-base, endpoint: "http://127.0.0.1:1/v1", modelName: base}
                """;

        JsonPath dry = apply("?dryRun=true", yaml).jsonPath();
        assertThat(dry.getList("changes.action")).isEqualTo(List.of("registered", "registered"));
        assertThat(given().get("/api/v1/models/file-base").statusCode()).isEqualTo(404);

        assertThat(apply("", yaml).jsonPath().getList("changes.action")).isEqualTo(List.of("registered", "registered"));
        assertThat(apply("", yaml).jsonPath().getList("changes.action")).isEqualTo(List.of("unchanged", "unchanged"));

        String renamed = yaml.replace("modelName: tuned", "modelName: tuned-2");
        JsonPath dryChange = apply("?dryRun=true", renamed).jsonPath();
        assertThat(dryChange.getString("changes[0].fields[0].after")).isEqualTo("tuned-2");
        assertThat(given().get("/api/v1/models/file-tuned").jsonPath().getString("modelName"))
                .isEqualTo("tuned");
        apply("", renamed);
        assertThat(given().get("/api/v1/models/file-tuned").jsonPath().getString("modelName"))
                .isEqualTo("tuned-2");

        GatewayClient.register("by-hand", Map.of());
        String less = yaml.lines().filter(line -> !line.contains("file-tuned")).reduce("", (a, b) -> a + b + "\n");
        assertThat(apply("?prune=true", less).jsonPath().getString("changes.find { it.id == 'file-tuned' }.action"))
                .isEqualTo("deleted");
        assertThat(given().get("/api/v1/models/file-tuned").statusCode()).isEqualTo(404);
        assertThat(given().get("/api/v1/models/by-hand").statusCode()).isEqualTo(200);
        assertThat(apply("", yaml).jsonPath().getList("changes.action")).isEqualTo(List.of("registered", "unchanged"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            models: {}                                                            | /models             | list
            models: [{id: a}]                                                     | /models/0/endpoint  | missing
            models: [{id: a, endpoint: 'http://h/v1', modelName: m, windw: 1}]    | /models/0/windw     | not a field
            models: [{id: a, endpoint: 'http://h/v1', modelName: 5}]              | /models/0/modelName | text
            models: [{id: a, endpoint: 'http://10.0.0.1/v1', modelName: m}]       | /models/0/endpoint  | not public
            models: [{id: a, endpoint: 'http://127.0.0.1:1/v1', modelName: m, baseline: none}] | /models/0/baseline | no model
            models: [{modelName: m}]                                              | /models/0/id        | missing
            colour: red                                                           | /colour             | not a field
            """)
    void aWrongFileIsRefusedByField(String yaml, String pointer, String detail) {
        Response response = apply("", yaml);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getString("errors.find { it.pointer == '" + pointer + "' }.detail"))
                .contains(detail);
    }

    private static Response apply(String query, String yaml) {
        return given().contentType("application/yaml")
                .body(yaml.getBytes(UTF_8))
                .post("/api/v1/apply" + query);
    }

    private static Response put(String id, String ifMatch, Map<String, Object> more) {
        return given().header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(GatewayClient.model(more))
                .put("/api/v1/models/" + id);
    }
}
