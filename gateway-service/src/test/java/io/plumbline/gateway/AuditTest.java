package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Every operation of the OpenAPI document that changes something leaves a line that says who, what, when, before and after. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class AuditTest {

    /** Pushed answers are data like the answers to a probe, a link only signs its creator in, and a lease keeps a probe as it is. */
    private static final Set<String> NO_CHANGES = Set.of("pushAnswers", "createSignInLink", "renewLease");

    private static final Map<String, Object> SCHEDULE = Map.of(
            "model",
            "audit-model",
            "questionSets",
            List.of("core"),
            "every",
            "PT24H",
            "enabled",
            false,
            "judge",
            GatewayClient.JUDGE);

    /**
     * A change and what is to be written down about it.
     *
     * @param done the request
     * @param action in the log
     * @param kind in the log
     * @param before whether something was there before
     * @param after whether something is there afterwards
     */
    private record Case(Supplier<Response> done, String action, String kind, boolean before, boolean after) {}

    private String probe;
    private String key;

    private Map<String, Case> cases() {
        GatewayClient.register("audit-model", Map.of());
        GatewayClient.register("audit-gone", Map.of());
        probe = GatewayClient.submitted("audit-model", Map.of("samples", 1));
        key = json(Map.of("name", "to be revoked", "role", "viewer"))
                .post("/api/v1/keys")
                .jsonPath()
                .getString("id");
        put("audit-turns", 1).then().statusCode(201);
        Map<String, Case> cases = new HashMap<>();
        cases.put(
                "putModel",
                new Case(
                        () -> GatewayClient.register("audit-model", Map.of("revision", "2")),
                        "changed",
                        "model",
                        true,
                        true));
        cases.put(
                "deleteModel",
                new Case(() -> given().delete("/api/v1/models/audit-gone"), "deleted", "model", true, false));
        cases.put("applyModels", new Case(AuditTest::apply, "registered", "model", false, true));
        cases.put(
                "submitProbe",
                new Case(
                        () -> GatewayClient.submit(GatewayClient.probe("audit-model", Map.of("samples", 1))),
                        "submitted",
                        "probe",
                        false,
                        true));
        cases.put(
                "cancelProbe",
                new Case(() -> given().post("/api/v1/probes/" + probe + "/cancel"), "cancelled", "probe", true, true));
        cases.put(
                "createKey",
                new Case(
                        () -> json(Map.of("name", "new", "role", "viewer")).post("/api/v1/keys"),
                        "created",
                        "key",
                        false,
                        true));
        cases.put("revokeKey", new Case(() -> given().delete("/api/v1/keys/" + key), "revoked", "key", true, true));
        cases.put("importQuestionSet", new Case(AuditTest::imported, "imported", "question-set", false, true));
        cases.put(
                "createSchedule",
                new Case(() -> json(SCHEDULE).post("/api/v1/schedules"), "created", "schedule", false, true));
        cases.put("putSchedule", new Case(() -> put("audit-turns", 2), "changed", "schedule", true, true));
        cases.put(
                "deleteSchedule",
                new Case(() -> given().delete("/api/v1/schedules/audit-turns"), "deleted", "schedule", true, false));
        cases.put(
                "recountSeries",
                new Case(() -> given().post("/api/v1/recount/series/1?mend=true"), "mended", "counts", false, true));
        cases.put(
                "recountProbe",
                new Case(
                        () -> given().post("/api/v1/recount/probes/" + probe + "?mend=true"),
                        "mended",
                        "counts",
                        false,
                        true));
        return cases;
    }

    @Test
    void everyOperationThatChangesSomethingIsWrittenDown() throws Exception {
        Map<String, Case> cases = cases();
        List<String> changing = ApiDocument.read().operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .map(ApiDocument.Operation::id)
                .filter(id -> !NO_CHANGES.contains(id))
                .sorted((one, other) -> Boolean.compare(one.startsWith("delete"), other.startsWith("delete")))
                .toList();
        assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(changing);
        String me = given().get("/api/v1/me").jsonPath().getString("id");

        for (String operation : changing) {
            Case change = cases.get(operation);
            int known = lines(change.kind());
            Instant start = Instant.now().minusMillis(1);

            assertThat(change.done().get().statusCode()).as(operation).isLessThan(300);

            JsonPath page = given().get("/api/v1/audit?limit=1000&kind=" + change.kind())
                    .jsonPath();
            assertThat(page.getList("changes").size() - known)
                    .as("lines of " + operation)
                    .isEqualTo(1);
            assertThat(page.getString("changes[0].action")).as(operation).isEqualTo(change.action());
            assertThat(page.getString("changes[0].actor")).as(operation).isEqualTo(me);
            assertThat(page.getString("changes[0].actorName")).as(operation).isNotBlank();
            assertThat(page.getString("changes[0].subject")).as(operation).isNotBlank();
            assertThat(Instant.parse(page.getString("changes[0].at")))
                    .as(operation)
                    .isBetween(start, Instant.now());
            assertThat(page.get("changes[0].before") != null)
                    .as("before of " + operation)
                    .isEqualTo(change.before());
            assertThat(page.get("changes[0].after") != null)
                    .as("after of " + operation)
                    .isEqualTo(change.after());
        }
    }

    @Test
    void whatIsPutAgainAsItIsLeavesNoLine() {
        List<Supplier<Response>> puts = List.of(
                () -> GatewayClient.register("audit-model", Map.of("revision", "same")),
                () -> put("audit-same", 3),
                () -> importedAs("audit-same", "a"));
        puts.forEach(put -> assertThat(put.get().statusCode()).isLessThan(300));
        int known = lines("model") + lines("schedule") + lines("question-set");

        puts.forEach(put -> assertThat(put.get().statusCode()).isLessThan(300));
        assertThat(lines("model") + lines("schedule") + lines("question-set")).isEqualTo(known);

        importedAs("audit-same", "b");
        importedAs("audit-same", "a");
        assertThat(lines("model") + lines("schedule") + lines("question-set"))
                .as("an older file that becomes the newest again is a change")
                .isEqualTo(known + 2);
    }

    @Test
    void whatIsRefusedIsNotWrittenDownAsAChange() {
        GatewayClient.register("audit-refused", Map.of());
        int known = lines("model");

        GatewayClient.register("audit-refused", Map.of("baseline", "nobody"))
                .then()
                .statusCode(400);
        given().delete("/api/v1/models/audit-nobody").then().statusCode(404);

        assertThat(lines("model")).isEqualTo(known);
    }

    private static int lines(String kind) {
        return given().get("/api/v1/audit?limit=1000&kind=" + kind)
                .jsonPath()
                .getList("changes")
                .size();
    }

    private static Response put(String schedule, int samples) {
        Map<String, Object> spec = new HashMap<>(SCHEDULE);
        spec.put("samples", samples);
        return json(spec).put("/api/v1/schedules/" + schedule);
    }

    private static Response apply() {
        return given().contentType("application/yaml")
                .body("models: [{id: audit-applied, endpoint: 'http://127.0.0.1:1/v1', modelName: m}]".getBytes(UTF_8))
                .post("/api/v1/apply");
    }

    private static Response imported() {
        return importedAs("audited", "a");
    }

    private static Response importedAs(String name, String id) {
        return given().contentType("application/yaml")
                .body("- {id: %s, type: free_form, paraphrases: [Who keeps the books]}"
                        .formatted(id)
                        .getBytes(UTF_8))
                .post("/api/v1/question-sets?name=" + name);
    }

    private static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
