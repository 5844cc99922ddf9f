package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Who gets in, how far, how often, and what is written down about it. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class AccessTest {

    private static final String UNKNOWN = "plk_nobody-has-ever-made-this-one-nobody-has-ever-made-this-one";

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI gateway;

    @Inject
    AgroalDataSource dataSource;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer " + UNKNOWN, "Bearer plk_short", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic eDp5"})
    void withoutAValidKeyNobodyGetsIn(String authorization) {
        RequestSpecification request = given().auth().none();
        Response response = (authorization.isEmpty() ? request : request.header("Authorization", authorization))
                .get("/api/v1/models");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(response.jsonPath().getString("code")).isEqualTo("unauthorized");
    }

    @Test
    void aKeyIsShownOnceAndOnlyItsHashIsKept() throws SQLException {
        JsonPath made = create("once", "viewer", Map.of());
        String key = made.getString("key");

        assertThat(key).matches("plk_[A-Za-z0-9_-]{43}");
        assertThat(given().get("/api/v1/keys?limit=1000").asString())
                .contains(made.getString("id"))
                .doesNotContain(key, "hash");
        assertThat(query("select string_agg(k::text, ' ') from gateway.api_key k"))
                .doesNotContain(key);
        assertThat(query("select string_agg(a::text, ' ') from gateway.audit a"))
                .contains(made.getString("id"))
                .doesNotContain(key);
    }

    @Test
    void aKeyTellsWhoseItIsAndWhenItWasUsed() {
        JsonPath made = create("pipeline of team red", "operator", Map.of());

        JsonPath me = as(made).get("/api/v1/me").jsonPath();

        assertThat(me.getString("id")).isEqualTo(made.getString("id"));
        assertThat(me.getString("name")).isEqualTo("pipeline of team red");
        assertThat(me.getString("role")).isEqualTo("operator");
        assertThat(listed(made, "lastUsedAt")).isNotNull();
    }

    @Test
    void aRefusalNamesTheRoleThatTheCallNeeds() {
        Response refused = as(create("reader", "viewer", Map.of())).delete("/api/v1/models/any");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("forbidden");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("The key's role does not allow this call; it needs role operator.");
    }

    @Test
    void aRoleThatNoJsonCanCarryIsRefusedByField() {
        Response refused = given().contentType("application/json")
                .body("{\"name\": \"odd\", \"role\": \"a\\ud800b\"}")
                .post("/api/v1/keys");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .isEqualTo("must be viewer, operator or admin, not 'a\uFFFDb'");
    }

    @Test
    void aRevokedKeyOpensNothingAtOnce() {
        JsonPath made = create("leaver", "admin", Map.of());
        assertThat(as(made).get("/api/v1/me").statusCode()).isEqualTo(200);

        given().delete("/api/v1/keys/" + made.getString("id")).then().statusCode(200);

        assertThat(as(made).get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(listed(made, "revokedAt")).isNotNull();
    }

    @Test
    void aKeyOpensNothingFromItsExpiryOn() {
        JsonPath made = create("guest", "viewer", Map.of("expiresAfter", "PT2S"));
        assertThat(as(made).get("/api/v1/me").statusCode()).isEqualTo(200);

        Instant expiry = Instant.parse(made.getString("expiresAt"));
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> as(made).get("/api/v1/me").statusCode() == 401);

        assertThat(Instant.now()).isBetween(expiry, expiry.plusSeconds(1));
    }

    @Test
    void aKeyThatWasRevokedElsewhereOpensNothingAfterTheStatedTime() throws SQLException {
        JsonPath made = create("leaver elsewhere", "viewer", Map.of());
        assertThat(as(made).get("/api/v1/me").statusCode()).isEqualTo(200);

        execute("update gateway.api_key set revoked_at = now() where id = '" + made.getString("id") + "'");
        Instant revoked = Instant.now();

        await().pollInterval(Duration.ofMillis(50))
                .until(() -> as(made).get("/api/v1/me").statusCode() == 401);
        assertThat(Instant.now()).isBefore(revoked.plusSeconds(6));
    }

    @Test
    void theOnlyAdminKeyCannotBeRevoked() throws SQLException {
        String id = given().get("/api/v1/me").jsonPath().getString("id");
        execute("update gateway.api_key set revoked_at = now() where role = 'admin' and id <> '" + id + "'");

        Response refused = given().delete("/api/v1/keys/" + id);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("last-admin-key");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        JsonPath made = create("eager", "viewer", Map.of("requestsPerMinute", 3));
        for (int request = 0; request < 3; request++) {
            assertThat(as(made).get("/api/v1/me").statusCode()).isEqualTo(200);
        }

        Response refused = as(made).get("/api/v1/me");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 21);
        assertThat(given().get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            {"role":"viewer"}                                      | /name
            {"name":"x"}                                           | /role
            {"name":"x","role":"root"}                             | /role
            {"name":"x","role":"viewer","expiresAfter":"soon"}     | /expiresAfter
            {"name":"x","role":"viewer","requestsPerMinute":0}     | /requestsPerMinute
            {"name":"x","role":"viewer","key":"plk_mine"}          | /key
            """)
    void keysAreRefusedByField(String body, String pointer) {
        Response response = given().contentType(ContentType.JSON).body(body).post("/api/v1/keys");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void everyChangeIsWrittenDownWithWhoAndWhatWasBefore() {
        JsonPath operator = create("red", "operator", Map.of());
        as(operator)
                .contentType(ContentType.JSON)
                .body(GatewayClient.model(Map.of()))
                .put("/api/v1/models/audited");
        as(operator)
                .contentType(ContentType.JSON)
                .body(GatewayClient.model(Map.of("revision", "2")))
                .put("/api/v1/models/audited");

        JsonPath page = given().get("/api/v1/audit?kind=model&subject=audited").jsonPath();

        assertThat(page.getList("changes.action")).isEqualTo(List.of("changed", "registered"));
        assertThat(page.getList("changes.actor")).containsOnly(operator.getString("id"));
        assertThat(page.getString("changes[0].before.revision")).isEmpty();
        assertThat(page.getString("changes[0].after.revision")).isEqualTo("2");
        JsonPath first =
                given().get("/api/v1/audit?kind=model&subject=audited&limit=1").jsonPath();
        assertThat(given().get("/api/v1/audit?kind=model&subject=audited&cursor=" + first.getString("next"))
                        .jsonPath()
                        .getList("changes.action"))
                .isEqualTo(List.of("registered"));
    }

    @Test
    void viewersSeeNoTextsOfAPrivateSetAndOperatorsDo() {
        String set = given().contentType("application/yaml")
                .body("- {id: a, type: free_form, paraphrases: [What now]}".getBytes(UTF_8))
                .post("/api/v1/question-sets?name=secret&private=true")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
        GatewayClient.register("private", Map.of());
        String probe = GatewayClient.submitted("private", Map.of("questionSets", List.of(set), "samples", 1));

        String viewer = as(create("v", "viewer", Map.of()))
                .get("/api/v1/probes/" + probe + "/answers?question=texts")
                .asString();
        String operator = as(create("o", "operator", Map.of()))
                .get("/api/v1/probes/" + probe + "/answers?question=texts")
                .asString();

        assertThat(viewer).contains("p.0.0").doesNotContain("a question", "an answer");
        assertThat(operator).contains("p.0.0", "a question", "an answer");
    }

    @Test
    void answersOfAModelAreListedWithTheTextsThatTheCallerMayRead() {
        String hidden = given().contentType("application/yaml")
                .body("- {id: a, type: free_form, paraphrases: [What then]}".getBytes(UTF_8))
                .post("/api/v1/question-sets?name=listed-secret&private=true")
                .path("name");
        JsonPath viewer = create("lv", "viewer", Map.of());
        JsonPath operator = create("lo", "operator", Map.of());
        String from = "/api/v1/answers?model=m&question=texts&from=2026-01-31T12:00:00Z&questionSet=";

        assertThat(as(viewer).get(from + hidden).asString())
                .contains("p.0.0")
                .doesNotContain("a question", "an answer");
        assertThat(AggregatorStub.QUERIES.get("/api/v1/answers").replace("%3A", ":"))
                .contains("from=2026-01-31T12:00Z");
        assertThat(as(operator).get(from + hidden).asString()).contains("a question", "an answer");
        assertThat(as(viewer).get(from + "core").asString()).contains("a question", "an answer");
        assertThat(as(viewer).get(from + "production").asString()).doesNotContain("a question", "an answer");
        assertThat(as(viewer).get(from + hidden + "&format=jsonl").asString())
                .contains("p.0.0")
                .doesNotContain("a question", "an answer");
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=MISALIGNED,/model",
        "model=m&from=noon,/from",
        "model=m&outcome=BAD,/outcome",
        "model=m&source=chat,/source",
        "probe=p&limit=201,/limit",
        "model=m&format=csv,/format"
    })
    void whatIsWrongWithAListOfAnswersIsNamed(String query, String pointer) {
        given().get("/api/v1/answers?" + query).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void answersCarryHeadersThatKeepBrowsersFromHarm() {
        Response response = given().get("/api/v1/me");

        assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().header("Origin", "https://evil.example")
                        .get("/api/v1/me")
                        .headers()
                        .hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void healthAndMetricsAreOnAPortOfTheirOwn() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(404);
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(404);
        assertThat(given().auth().none().get(management.resolve("/q/metrics")).asString())
                .contains("plumbline_auth_failures_total{reason=\"expired\"}");
    }

    @Test
    void aBodyThatIsTooLargeOrCompressedIsRefused() throws Exception {
        String large = announce(5_000_000);
        Response compressed = given().contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .body("{}")
                .post("/api/v1/probes");

        assertThat(large).startsWith("HTTP/1.1 413").contains("http-413");
        assertThat(compressed.statusCode()).isEqualTo(415);
        assertThat(compressed.contentType()).startsWith("application/problem+json");
    }

    /** No client of Java reads an answer that comes before its request's body has been sent. */
    private String announce(int bodyBytes) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/question-sets?name=large HTTP/1.1\r\nHost: h\r\nContent-Length: " + bodyBytes
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static JsonPath create(String name, String role, Map<String, Object> more) {
        Map<String, Object> spec = new HashMap<>(Map.of("name", name, "role", role));
        spec.putAll(more);
        return given().contentType(ContentType.JSON)
                .body(spec)
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(JsonPath key) {
        return given().auth().oauth2(key.getString("key"));
    }

    private static String listed(JsonPath key, String field) {
        return given().get("/api/v1/keys?limit=1000")
                .jsonPath()
                .getString("keys.find { it.id == '" + key.getString("id") + "' }." + field);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
