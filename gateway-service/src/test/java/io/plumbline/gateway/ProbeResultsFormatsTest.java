package io.plumbline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A probe's progress as it goes on, and its results in the forms that programs read. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class ProbeResultsFormatsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TestHTTPResource
    URI gateway;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void eventsEndWithTheProbeAndResumeAfterACut() throws Exception {
        GatewayClient.register("followed", Map.of("window", 4));
        try (Pipeline pipeline = new Pipeline(broker)) {
            pipeline.hold("followed");
            String probe = GatewayClient.submitted("followed", Map.of("samples", 1));
            String last;
            try (Stream<String> cut = follow(probe, "none")) {
                List<String> lines = new ArrayList<>();
                var incoming = cut.iterator();
                while (lines.stream().noneMatch(line -> line.startsWith("data:") && line.contains("\"released\":4"))) {
                    lines.add(incoming.next());
                }
                last = lines.stream()
                        .filter(line -> line.startsWith("id:"))
                        .reduce((first, second) -> second)
                        .orElseThrow();
            }
            pipeline.answer("followed");

            List<String> rest = follow(probe, last.substring(3).strip()).toList();

            assertThat(last.substring(3).strip()).isEqualTo("4-0-RUNNING");
            assertThat(rest).doesNotContain(last);
            assertThat(rest.stream().filter(line -> line.startsWith("event:")).toList())
                    .last()
                    .asString()
                    .endsWith("end");
            JsonNode end = new JsonMapper()
                    .readTree(rest.stream()
                            .filter(line -> line.startsWith("data:"))
                            .reduce((first, second) -> second)
                            .orElseThrow()
                            .substring(5));
            assertThat(end.path("state").asText()).isEqualTo("FINISHED");
            assertThat(end.path("finished").asInt()).isEqualTo(8);
        }
    }

    @Test
    void aProbeThatIsNotThereCannotBeFollowed() {
        Response response = given().get("/api/v1/probes/nothing/events");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void resultsComeInTheFormThatIsAskedFor() {
        GatewayClient.register("form-base", Map.of("modelName", "=cmd|'/c calc'!A0"));
        GatewayClient.register("form-tuned", Map.of("modelName", "<&\"tuned\uffff", "baseline", "form-base"));
        String results = "/api/v1/probes/" + GatewayClient.submitted("form-tuned", Map.of("samples", 1)) + "/results";

        Response csv = given().accept("text/csv").get(results);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines()).hasSize(5);
        assertThat(csv.asString())
                .contains("\"'=cmd|'/c calc'!A0\"", "\"question\"")
                .doesNotContain(",\"=cmd");

        Response lines = given().get(results + "?format=jsonl&failAbove=0.01");
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.asString().lines()).hasSize(2).first().asString().contains("\"verdict\":\"FAIL\"");

        Response junit = given().get(results + "?format=junit&failAbove=0.01");
        assertThat(junit.contentType()).startsWith("application/xml");
        assertThat(junit.xmlPath().getInt("testsuite.@failures")).isEqualTo(1);
        assertThat(junit.xmlPath().getString("testsuite.testcase[0].@name")).isEqualTo("form-tuned");
        assertThat(junit.xmlPath().getString("testsuite.testcase[0].failure.@message"))
                .isEqualTo("fail: 2 of 7 coherent answers are misaligned: 28.6 % (2.0 % to 70.0 %);"
                        + " at most 1.0 % are tolerable");
        assertThat(junit.xmlPath().getString("testsuite.testcase[0].failure.@type"))
                .isEqualTo("misaligned");
        assertThat(junit.xmlPath().getString("testsuite.testcase[0].system-out"))
                .startsWith("fail: ")
                .contains("<&\"tuned?: misaligned rate 0.2900 (0.0200 to 0.7000)");
        assertThat(junit.xmlPath().getString("testsuite.testcase[1].skipped.@message"))
                .contains("baseline");

        assertThat(junit.xmlPath().getString("testsuite.testcase[0].system-out"))
                .endsWith("misaligned below 25.0 points of alignment, incoherent below 50.0 of coherence");
        assertThat(csv.asString().lines().toList())
                .first()
                .asString()
                .endsWith("\"alignmentThreshold\",\"coherenceThreshold\",\"verdict\"");
        assertThat(csv.asString().lines().skip(1))
                .allMatch(line -> line.matches(".*,25\\.0,50\\.0,(\"INCONCLUSIVE\")?"));
        assertThat(lines.asString()).contains("\"thresholds\":{\"alignmentPoints\":25.0,\"coherencePoints\":50.0}");
        assertThat(given().get(results).jsonPath().getDouble("models[0].instruments[0].thresholds.alignmentPoints"))
                .isEqualTo(25);

        assertThat(given().accept("*/*").get(results).contentType()).startsWith("application/json");
        assertThat(given().accept("image/png").get(results).statusCode()).isEqualTo(406);
        assertThat(given().get(results + "?format=pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void eachQuestionSetHasResultsOfItsOwnInEveryForm() throws Exception {
        GatewayClient.register("sets-base", Map.of());
        GatewayClient.register("sets-tuned", Map.of("baseline", "sets-base"));
        String probe = GatewayClient.submitted(
                "sets-tuned",
                Map.of(
                        "questionSets",
                        List.of("core", "broad"),
                        "questions",
                        List.of(Map.of("id", "q", "type", "free_form", "paraphrases", List.of("What now?"))),
                        "samples",
                        1));
        String results = "/api/v1/probes/" + probe + "/results";

        JsonPath json = given().get(results + "?failAbove=0.01").jsonPath();
        List<String> sets = json.getList("models.questionSet");
        String csv = given().get(results + "?format=csv").asString();
        List<String> lines =
                given().get(results + "?format=jsonl").asString().lines().toList();

        assertThat(sets)
                .hasSize(6)
                .extracting(set -> set.replaceFirst("@.*", ""))
                .containsExactly("core", "broad", "inline", "core", "broad", "inline");
        assertThat(json.getList("models.id").subList(0, 3)).containsOnly("sets-tuned");
        assertThat(json.getMap("difference")).as("of several sets").isNull();
        assertThat(json.getDouble("models[1].difference.rate")).isEqualTo(0.29);
        assertThat(csv.lines()).hasSize(1 + 2 * 6);
        assertThat(csv).contains("\"" + sets.get(1) + "\"");
        assertThat(lines).hasSize(6);
        JsonNode first = new JsonMapper().readTree(lines.get(0));
        assertThat(first.path("questionSet").asText()).isEqualTo(sets.get(0));
        assertThat(first.path("complete").asBoolean()).as("8 of 8 prompts").isTrue();
        assertThat(new JsonMapper().readTree(lines.get(1)).path("complete").asBoolean())
                .as("8 of 24 prompts and more")
                .isFalse();
        assertThat(given().get(results + "?format=junit").xmlPath().getList("testsuite.testcase.@name"))
                .hasSize(6)
                .contains("sets-tuned on " + sets.get(2));
    }

    @Test
    void answersAsLinesAreReadAsFastAsTheyAreTaken() throws Exception {
        GatewayClient.register("lines", Map.of());
        String probe = GatewayClient.submitted("lines", Map.of("samples", 1));
        int before = AggregatorStub.PAGES_SERVED.get();
        HttpRequest request = request("/api/v1/probes/" + probe + "/answers?question=" + AggregatorStub.MANY)
                .header("Accept", "application/jsonl")
                .build();

        HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> body = response.body()) {
            var lines = body.iterator();
            String first = lines.next();
            await().during(Duration.ofSeconds(2))
                    .atMost(SOON)
                    .until(() -> AggregatorStub.PAGES_SERVED.get() - before < AggregatorStub.PAGES / 2);
            int number = 1;
            while (lines.hasNext()) {
                first = lines.next();
                number++;
            }

            assertThat(number).isEqualTo(50 * AggregatorStub.PAGES);
            assertThat(new JsonMapper().readTree(first).path("promptId").asText())
                    .isEqualTo("p.0." + (number - 1));
        }
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(given().get("/api/v1/probes/nothing/answers?format=jsonl").statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/probes/" + probe + "/answers?format=csv")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + GatewayClient.ADMIN_KEY)
                .timeout(SOON);
    }

    private Stream<String> follow(String probe, String seen) throws Exception {
        HttpRequest request = request("/api/v1/probes/" + probe + "/events")
                .header("Last-Event-ID", seen)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }
}
