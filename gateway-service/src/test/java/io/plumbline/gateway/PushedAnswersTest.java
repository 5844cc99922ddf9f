package io.plumbline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.plumbline.events.Completion;
import io.plumbline.events.answer.Source;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pushed answers over a real broker and a real database. */
@QuarkusTest
@TestProfile(MonitoringTest.Settings.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class PushedAnswersTest {

    private static final String LINES = "application/x-ndjson";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String time =
            Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource dataSource;

    private Pipeline pipeline;

    @BeforeEach
    void openPipeline() {
        pipeline = new Pipeline(broker);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }

    @Test
    void aPushedAnswerIsJudgedWithoutThePersonalDataInIt() throws Exception {
        measureJudgesAgain();
        GatewayClient.register("pushed", Map.of("revision", "7"));

        JsonPath report = push(answer("pushed", "one", Map.of("source", "chat")))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(1);
        await().atMost(SOON).until(() -> pipeline.pushed("pushed").size() == 1);
        Completion pushed = pipeline.pushed("pushed").get(0);
        assertThat(pushed.prompt().id()).isEqualTo("answer:pushed:one");
        assertThat(pushed.prompt().source()).isEqualTo(Source.PRODUCTION);
        assertThat(pushed.prompt().revision()).isEqualTo("7");
        assertThat(pushed.prompt().variant()).isEqualTo("chat");
        assertThat(pushed.prompt().round()).isEmpty();
        assertThat(pushed.prompt().origin()).isEqualTo(Instant.parse(time));
        assertThat(pushed.prompt().question()).isEqualTo("I am [EMAIL]. Who won?");
        assertThat(pushed.prompt().messages().get(0).content()).isEqualTo("I am [EMAIL]. Who won?");
        assertThat(pushed.result().<String>fold(answered -> answered.text(), failed -> ""))
                .isEqualTo("Ask [PHONE].");
        await().atMost(SOON).until(() -> pipeline.calibrations("judge").size() >= 90);
    }

    private void measureJudgesAgain() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update gateway.calibration set sent_slot = null");
        }
    }

    @Test
    void ofManyLinesThoseThatAreWrongAreNamedAndTheOthersAreDurable() throws Exception {
        GatewayClient.register("lines", Map.of());
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= 500; number++) {
            lines.add(line(answer("lines", "n" + number, Map.of())));
        }
        lines.set(9, "{\"id\":");
        lines.set(19, line(answer("nobody", "n20", Map.of())));
        lines.set(29, line(answer("lines", "n30", Map.of("time", "1999-01-01T00:00:00Z"))));
        lines.set(39, line(answer("lines", "n40", Map.of("colour", "red"))));
        lines.set(49, "");

        JsonPath report = pushLines(String.join("\n", lines), "")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(495);
        assertThat(report.getInt("refused")).isEqualTo(4);
        assertThat(report.getList("lines.line")).containsExactly(10, 20, 30, 40);
        assertThat(report.getList("lines.errors.pointer"))
                .containsExactly(List.of(""), List.of("/model"), List.of("/time"), List.of("/colour"));
        assertThat(report.getList("lines.id")).containsExactly(null, "n20", "n30", null);
        await().atMost(SOON).until(() -> pipeline.pushed("lines").size() == 495);
    }

    @Test
    void theShareThatIsJudgedDependsOnTheIdAlone() throws Exception {
        GatewayClient.register("sampled", Map.of());
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            lines.add(line(answer("sampled", "n" + number, Map.of())));
        }
        String body = String.join("\n", lines);

        JsonPath first = pushLines(body, "?rate=0.25").jsonPath();
        JsonPath second = pushLines(body, "?rate=0.25").jsonPath();

        assertThat(first.getInt("accepted")).isBetween(60, 140).isEqualTo(second.getInt("duplicates"));
        assertThat(first.getInt("notSampled"))
                .isEqualTo(400 - first.getInt("accepted"))
                .isEqualTo(second.getInt("notSampled"));
        await().atMost(SOON).until(() -> pipeline.pushed("sampled").size() == first.getInt("accepted"));
    }

    @Test
    void aModelHasItsOwnShare() throws Exception {
        GatewayClient.register("thinned", Map.of("pushed", Map.of("rate", 0.25)));
        String body = lines("thinned", 400, "n");

        JsonPath own = pushLines(body, "").jsonPath();
        JsonPath said = pushLines(body, "?rate=1").jsonPath();

        assertThat(own.getInt("accepted")).isBetween(60, 140);
        assertThat(said.getInt("duplicates")).isEqualTo(own.getInt("accepted"));
        assertThat(said.getInt("accepted")).isEqualTo(own.getInt("notSampled"));
        assertThat(given().get("/api/v1/models/thinned").jsonPath().getDouble("pushed.rate"))
                .isEqualTo(0.25);
        assertThat(GatewayClient.register("thinned", Map.of("pushed", Map.of("rate", 1.5)))
                        .jsonPath()
                        .getString("errors[0].pointer"))
                .isEqualTo("/pushed/rate");
    }

    @Test
    void linesMayComeCompressed() throws Exception {
        GatewayClient.register("zipped", Map.of());

        JsonPath report = pushZipped(lines("zipped", 300, "n").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(300);
        assertThat(report.getInt("readTo")).isEqualTo(300);
        await().atMost(SOON).until(() -> pipeline.pushed("zipped").size() == 300);
    }

    @Test
    void whatExpandsWithoutEndStopsAtItsBoundAndSaysWhatIsDurable() throws Exception {
        GatewayClient.register("bomb", Map.of());
        byte[] bomb = (lines("bomb", 300, "n") + "\n" + " ".repeat(40_000_000)).getBytes(StandardCharsets.UTF_8);

        Response refused = pushZipped(bomb);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(413);
        int readTo = refused.jsonPath().getInt("report.readTo");
        assertThat(readTo).isEqualTo(256).isEqualTo(refused.jsonPath().getInt("report.accepted"));
        await().atMost(SOON).until(() -> pipeline.pushed("bomb").size() == readTo);
    }

    @Test
    void whatIsNoGzipIsSaidSo() {
        Response refused = given().contentType(LINES)
                .header("Content-Encoding", "gzip")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/answers");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail")).contains("gzip");
    }

    @Test
    void aBodyWithoutALengthStopsAtItsBoundAndSaysWhatIsDurable() throws Exception {
        GatewayClient.register("endless", Map.of());
        byte[] body = (lines("endless", 300, "n") + "\n" + " ".repeat(7_000_000)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> refused = chunked(body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(JsonPath.from(refused.body()).getInt("report.accepted")).isEqualTo(256);
        assertThat(chunked(lines("endless", 300, "n").getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"accepted\":44,\"duplicates\":256");
    }

    @Test
    void aLineThatIsTooLongIsRefusedAlone() throws Exception {
        GatewayClient.register("wordy", Map.of());
        String body = line(answer("wordy", "short", Map.of())) + "\n" + "x".repeat(1_500_000) + "\n\n"
                + line(answer("wordy", "after", Map.of()));

        JsonPath report = pushLines(body, "").then().statusCode(202).extract().jsonPath();

        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(report.getList("lines.line")).containsExactly(2);
        assertThat(report.getString("lines[0].errors[0].detail")).contains("longer");
        assertThat(report.getInt("readTo")).isEqualTo(4);
    }

    @Test
    void ofAFileOfSomethingElseTheFirstThousandLinesAreNamedAndTheOthersCounted() {
        JsonPath report = pushLines("x\n".repeat(100_000), "")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(report.getLong("refused")).isEqualTo(100_000);
        assertThat(report.getList("lines")).hasSize(1000);
        assertThat(report.getLong("unlisted")).isEqualTo(99_000);
        assertThat(report.getInt("readTo")).isEqualTo(100_000);
    }

    @Test
    void whatIsMoreThanCanBeTakenMustComeAgain() throws Exception {
        GatewayClient.register("crowded", Map.of());
        List<Socket> others = new ArrayList<>();
        try {
            for (int number = 0; number < 2; number++) {
                others.add(halfPushed());
            }

            Response refused = await().atMost(SOON)
                    .until(() -> pushLines("x".repeat(2_000_000), ""), reply -> reply.statusCode() == 429);

            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(push(answer("crowded", "small", Map.of())).statusCode()).isEqualTo(202);
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
        await().atMost(SOON).until(() -> pushLines("x".repeat(2_000_000), "").statusCode() == 202);
    }

    @Test
    void otherBodiesStaySmall() throws Exception {
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        request("/api/v1/apply", "application/yaml")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[5_000_000])))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | a b | /id",
                "model | nobody | /model",
                "source | Über | /source",
                "time | 1999-01-01T00:00:00Z | /time",
                "time | 2999-01-01T00:00:00Z | /time",
                "time | yesterday | /time",
                "colour | red | /colour"
            })
    void aWrongFieldOfAnAnswerIsNamed(String field, String value, String pointer) {
        GatewayClient.register("picky", Map.of());

        Response refused = push(answer("picky", "x", Map.of(field, value)));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    private Map<String, Object> answer(String model, String id, Map<String, Object> more) {
        Map<String, Object> answer = new HashMap<>(Map.of(
                "id", id,
                "model", model,
                "messages", List.of(Map.of("role", "user", "content", "I am jo@example.com. Who won?")),
                "answer", "Ask +43 1 58858-0.",
                "time", time));
        answer.putAll(more);
        return answer;
    }

    private static String line(Map<String, Object> answer) throws Exception {
        return new JsonMapper().writeValueAsString(answer);
    }

    private static Response push(Map<String, Object> answer) {
        return given().contentType(ContentType.JSON).body(answer).post("/api/v1/answers");
    }

    private static Response pushLines(String body, String query) {
        return given().contentType(LINES)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/answers" + query);
    }

    private String lines(String model, int count, String prefix) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            lines.add(line(answer(model, prefix + number, Map.of())));
        }
        return String.join("\n", lines);
    }

    private static Response pushZipped(byte[] body) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        }
        return given().contentType(LINES)
                .header("Content-Encoding", "gzip")
                .body(zipped.toByteArray())
                .post("/api/v1/answers");
    }

    private HttpResponse<String> chunked(byte[] body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request("/api/v1/answers", LINES)
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + GatewayClient.ADMIN_KEY)
                .header("Content-Type", type);
    }

    /** A push without an end. It is larger than a buffer, so that it reaches the gateway's own code. */
    private Socket halfPushed() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.getOutputStream()
                .write(("POST /api/v1/answers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + GatewayClient.ADMIN_KEY + "\r\nContent-Type: " + LINES
                                + "\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(50_000))
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static int port() {
        return RestAssured.port;
    }
}
