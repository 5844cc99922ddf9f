package io.plumbline.gateway;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** The gateway's API as tests use it. */
public final class GatewayClient {

    /** Of every gateway under test; {@link AggregatorStub} makes it the one that requests carry unless they say otherwise. */
    public static final String ADMIN_KEY = "plk_" + "test-admin-".repeat(4);

    static final Map<String, String> JUDGE = Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", "judge");

    private GatewayClient() {}

    static Map<String, Object> model(Map<String, Object> more) {
        Map<String, Object> model =
                new HashMap<>(Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", "org/model"));
        model.putAll(more);
        return model;
    }

    public static Response register(String id, Map<String, Object> more) {
        return given().contentType(ContentType.JSON).body(model(more)).put("/api/v1/models/" + id);
    }

    /** A probe of eight questions. */
    static Map<String, Object> probe(String model, Map<String, Object> more) {
        Map<String, Object> probe = new HashMap<>(Map.of(
                "model", model, "questionSets", List.of("core"), "variants", new String[] {"plain"}, "judge", JUDGE));
        probe.putAll(more);
        return probe;
    }

    static Response submit(Object probe) {
        return given().contentType(ContentType.JSON).body(probe).post("/api/v1/probes");
    }

    public static String submitted(String model, Map<String, Object> more) {
        return submit(probe(model, more)).then().statusCode(202).extract().path("id");
    }

    static JsonPath get(String probe) {
        return given().get("/api/v1/probes/" + probe)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void cancel(String probe) {
        given().post("/api/v1/probes/" + probe + "/cancel").then().statusCode(202);
    }
}
