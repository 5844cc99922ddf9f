package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the OpenAPI document says is what the gateway does. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class ApiContractTest {

    private static final Path TABLE = Path.of("../docs/access.md");

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everyOperationIsNamedExplainedAndShownByExample() throws Exception {
        List<ApiDocument.Operation> operations = ApiDocument.read().operations();

        assertThat(operations).hasSizeGreaterThanOrEqualTo(17);
        assertThat(operations).extracting(ApiDocument.Operation::id).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.json().path("summary").asText())
                    .as(operation.id())
                    .isNotBlank();
            assertThat(operation.statuses()).as(operation.id()).contains("400", "401", "403", "429", "500");
            assertThat(operation.requestType().isEmpty()
                            || !operation.requestExample().isMissingNode())
                    .as("request of " + operation.id())
                    .isTrue();
            assertThat(operation.hasResponseExample())
                    .as("response of " + operation.id())
                    .isTrue();
            assertThat(operation.json().path("security")).as(operation.id()).isNotEmpty();
        });
    }

    @Test
    void everyRequestThatIsShownByExampleCanBeRead() throws Exception {
        for (ApiDocument.Operation operation : ApiDocument.read().operations()) {
            if (operation.requestType().isPresent()) {
                Response response = send(given(), operation, body(operation));

                assertThat(operation.statuses())
                        .as(operation.id() + " " + response.asString())
                        .contains(Integer.toString(response.statusCode()));
                assertThat(response.asString())
                        .as(operation.id())
                        .doesNotContain("not a field", "unreadable", "not valid JSON", "/0/");
            }
        }
    }

    /** Written anew with {@code -Dplumbline.docs=write}. */
    @Test
    void everyOperationIsClosedToStrangersAndToThoseWhoMayLess() throws Exception {
        String nobody = keyWithoutRole();
        Map<String, String> keys = Map.of("viewer", key("viewer"), "operator", key("operator"), "admin", key("admin"));
        StringBuilder table = new StringBuilder(
                """
                # Who may call what

                A test produces this table: it calls each operation of the OpenAPI document without a key, with a key that has no
                role, and with a key of each role.

                | call | lowest role | without a key | with a lower role |
                |---|---|---|---|
                """);
        for (ApiDocument.Operation operation : ApiDocument.read().operations()) {
            int stranger = send(given().auth().none(), operation, "").statusCode();
            assertThat(stranger).as(operation.id()).isEqualTo(401);
            assertThat(send(given().auth().oauth2(nobody), operation, "").statusCode())
                    .as(operation.id())
                    .isEqualTo(403);
            List<String> refused = Stream.of("viewer", "operator", "admin")
                    .filter(role -> send(given().auth().oauth2(keys.get(role)), operation, "")
                                    .statusCode()
                            == 403)
                    .toList();
            String lowest = List.of("viewer", "operator", "admin").get(refused.size());
            assertThat(refused).isEqualTo(List.of("viewer", "operator").subList(0, refused.size()));
            table.append("| `%s %s` | %s | 401 | 403 |%n".formatted(operation.method(), operation.path(), lowest));
        }

        if ("write".equals(System.getProperty("plumbline.docs"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).hasContent(table.toString());
    }

    private static String body(ApiDocument.Operation operation) {
        var example = operation.requestExample();
        return example.isTextual() ? example.asText() : example.toString();
    }

    private static Response send(RequestSpecification request, ApiDocument.Operation operation, String body) {
        operation.requestType().ifPresent(type -> request.contentType(type).body(body.getBytes(UTF_8)));
        return request.request(operation.method(), operation.pathWith("example"));
    }

    private static String key(String role) {
        return made(role).getString("key");
    }

    private static JsonPath made(String role) {
        return given().contentType("application/json")
                .body(Map.of("name", "contract", "role", role))
                .post("/api/v1/keys")
                .jsonPath();
    }

    /** A key without a role cannot be created; an OIDC token without a known role has equal rights. */
    private String keyWithoutRole() throws SQLException {
        JsonPath made = made("viewer");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update gateway.api_key set role = 'none' where id = '" + made.getString("id") + "'");
        }
        return made.getString("key");
    }
}
