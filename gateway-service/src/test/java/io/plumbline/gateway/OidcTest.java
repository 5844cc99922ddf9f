package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.plumbline.gateway.OidcProvider.claims;
import static io.plumbline.gateway.OidcProvider.signed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Sign-in with the tokens of an OpenID provider, beside API keys. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
@QuarkusTestResource(value = OidcProvider.class, restrictToAnnotatedClass = true)
class OidcTest {

    @ParameterizedTest
    @CsvSource({"viewer, 200, 403, 403", "operator, 200, 201, 403", "admin, 200, 201, 200"})
    void aTokensRoleIsAKeysRole(String role, int reads, int registers, int administers) {
        String token = signed(claims("ann", Set.of(role, "staff")));

        assertThat(as(token).get("/api/v1/models").statusCode()).isEqualTo(reads);
        assertThat(as(token)
                        .contentType(ContentType.JSON)
                        .body(GatewayClient.model(Map.of()))
                        .put("/api/v1/models/oidc-by-" + role)
                        .statusCode())
                .isEqualTo(registers);
        assertThat(as(token).get("/api/v1/keys").statusCode()).isEqualTo(administers);
    }

    @Test
    void aTokensHolderIsKnownByTheSubjectThatCannotBeRenamed() {
        String token = signed(claims("7f3a", Set.of("operator")));

        JsonPath me = as(token).get("/api/v1/me").jsonPath();
        as(token)
                .contentType(ContentType.JSON)
                .body(GatewayClient.model(Map.of()))
                .put("/api/v1/models/oidc-audited");

        assertThat(me.getString("id")).isEqualTo("oidc:7f3a");
        assertThat(me.getString("name")).isEqualTo("7f3a@example.org");
        assertThat(me.getString("role")).isEqualTo("operator");
        assertThat(given().get("/api/v1/audit?kind=model&subject=oidc-audited")
                        .jsonPath()
                        .getList("changes.actor"))
                .isEqualTo(List.of("oidc:7f3a"));
    }

    static Stream<String> tokensThatOpenNothing() {
        Set<String> admin = Set.of("admin");
        return Stream.of(
                signed(claims("eve", admin).issuer("http://127.0.0.1:1")),
                signed(claims("eve", admin).audience("another-application")),
                signed(claims("eve", admin)
                        .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                        .expiresAt(Instant.now().minus(Duration.ofHours(1)))),
                signed(claims("eve", admin), OidcProvider.newKey()),
                signed(claims("eve", admin)).replaceFirst("\\.[^.]*$", "."),
                "eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsiYWRtaW4iXX0.",
                "no-token-at-all");
    }

    @ParameterizedTest
    @MethodSource("tokensThatOpenNothing")
    void aTokenThatIsNotTheProvidersOrNotForUsOrTooOldOpensNothing(String token) {
        Response response = as(token).get("/api/v1/models");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).doesNotContain("Exception", token);
    }

    @Test
    void aTokenWithoutARoleOfOursMayDoNothing() {
        Response response = as(signed(claims("bob", Set.of("staff", "Admin")))).get("/api/v1/models");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void keysStillOpenWhatTheyOpened() {
        assertThat(given().get("/api/v1/keys").statusCode()).isEqualTo(200);
        assertThat(as("plk_nobody-has-ever-made-this-one-nobody-has-ever-made")
                        .get("/api/v1/keys")
                        .statusCode())
                .isEqualTo(401);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
