package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What people send who mean harm: bodies that grow, paths that climb, lines that break out of headers, text that is none. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class HostileInputTest {

    private static final int UNPACKED = 1 << 29;

    @TestHTTPResource
    URI gateway;

    @Test
    void aZipBombGoesOffAtNoEndpointThatTakesABody() throws Exception {
        Map<String, byte[]> bombs = Map.of("gzip", bomb(true), "deflate", bomb(false));
        GatewayClient.register("known", Map.of());
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        int bodies = 0;

        for (ApiDocument.Operation operation : ApiDocument.read().operations()) {
            for (String type : operation.requestTypes()) {
                for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
                    Response response = given().contentType(type)
                            .header("Content-Encoding", bomb.getKey())
                            .body(bomb.getValue())
                            .request(operation.method(), operation.pathWith("known") + "?name=bomb");

                    assertThat(response.statusCode())
                            .as(operation.id() + " " + type + " " + response.asString())
                            .isIn(refusals(operation, bomb.getKey()));
                    assertThat(response.contentType()).startsWith("application/problem+json");
                    bodies++;
                }
            }
        }

        long after =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        assertThat(bodies)
                .as("JSON, YAML and JSON Lines, each packed in two ways")
                .isGreaterThanOrEqualTo(16);
        assertThat(after - before).as("bytes of heap for %d bodies", bodies).isLessThan(UNPACKED);
    }

    /** Only pushed answers may be compressed. They are decompressed piece by piece, and not at all if no judge is configured. */
    private static Set<Integer> refusals(ApiDocument.Operation operation, String packing) {
        return operation.id().equals("pushAnswers") && packing.equals("gzip") ? Set.of(409, 413) : Set.of(415);
    }

    /** White space and an empty object, which is a body that every reader of JSON or YAML would go through to its end. */
    private static byte[] bomb(boolean gzip) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream stream = gzip ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int written = 0; written < UNPACKED; written += spaces.length) {
                stream.write(spaces);
            }
            stream.write("{}".getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models/..%2f..%2fetc%2fpasswd",
                "/api/v1/models/%2e%2e%2fkeys",
                "/api/v1/models/..%5c..%5cwin.ini",
                "/api/v1/models/../../../etc/passwd",
                "/api/v1/models/%252e%252e%252fkeys",
                "/api/v1/probes/..%2f..%2fetc%2fpasswd",
                "/api/v1/probes/..%2fx/results",
                "/api/v1/schedules/..%2f..%2fetc%2fpasswd",
                "/api/v1/alarms/..%2f..%2fq%2fmetrics",
                "/api/v1/alarms/%2e%2e",
                "/api/v1/models/%2e%2e/rates",
                "/api/v1/models/a%2fb/identity",
                "/api/v1/models/%00",
                "/api/v1/models/a%0d%0aX-Injected:%20yes",
                "/api/v1/models/%ed%a0%80",
                "/api/v1/models/%c0%ae%c0%ae%c0%af",
            })
    void anIdThatClimbsOrBreaksOutReachesNothing(String path) throws IOException {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String answer = raw(method + " " + path + " HTTP/1.1", "Content-Type: application/json", "{}");

            assertThat(answer).as(method).matches("(?s)HTTP/1.1 4\\d\\d .*");
            assertThat(answer.toLowerCase(Locale.ROOT))
                    // Outside the API the console says that there is no such page.
                    .containsAnyOf("application/problem+json", "text/html")
                    .doesNotContain("\nx-injected", "root:", "exception", "plumbline_");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/question-sets?name=a%0d%0aX-Injected:%20yes, application/yaml",
        "POST, /api/v1/question-sets?name=../../etc/cron.d/x, application/yaml",
        "GET, /api/v1/models?cursor=a%0d%0aX-Injected:%20yes, application/json",
        "GET, /api/v1/probes/x/answers?cursor=%0d%0aX-Injected:%20yes, application/json",
    })
    void aParameterThatBreaksOutOfItsHeaderDoesNotGetThere(String method, String target, String type)
            throws IOException {
        String answer = raw(
                method + " " + target + " HTTP/1.1",
                "Content-Type: " + type,
                "- {id: a, type: free_form, paraphrases: [What now]}");

        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("\nx-injected");
        assertThat(answer).doesNotMatch("(?s)HTTP/1.1 (201|5\\d\\d) .*");
    }

    @Test
    void aHeaderThatBreaksOutIsNoKeyOfARequest() throws IOException {
        String answer = raw(
                "POST /api/v1/probes HTTP/1.1",
                "Content-Type: application/json\r\nIdempotency-Key: a\u0001\u007fb",
                "{}");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    /** JSON and YAML can write half of a character, which is no text that UTF-8, Kafka or PostgreSQL could hold. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PUT  | /api/v1/models/half     | application/json     | {"endpoint":"http://127.0.0.1:1/v1","modelName":"m","labels":{"team":"#"}}
            PUT  | /api/v1/models/half     | application/json     | {"endpoint":"http://127.0.0.1:1/v1","modelName":"m","revision":"#"}
            PUT  | /api/v1/models/half     | application/json     | {"endpoint":"http://127.0.0.1:1/v1","modelName":"m","questionSets":["#"]}
            PUT  | /api/v1/models/half     | application/json     | {"endpoint":"http://127.0.0.1:1/v1","modelName":"m","#":1}
            POST | /api/v1/apply           | application/yaml     | {"models":[{"id":"half","endpoint":"http://127.0.0.1:1/v1","modelName":"#"}]}
            POST | /api/v1/keys            | application/json     | {"name":"#","role":"viewer"}
            POST | /api/v1/probes          | application/json     | {"model":"known","questionSet":"core","labels":{"team":"#"},"judge":{"endpoint":"http://127.0.0.1:1/v1","modelName":"j"}}
            POST | /api/v1/probes          | application/json     | {"model":"known","questionSet":"#","judge":{"endpoint":"http://127.0.0.1:1/v1","modelName":"j"}}
            PUT  | /api/v1/schedules/half  | application/json     | {"model":"known","questionSet":"core","every":"PT24H","labels":{"team":"#"}}
            POST | /api/v1/question-sets?name=half | application/yaml | [{"id":"a","type":"free_form","paraphrases":["#"]}]
            """)
    void halfOfACharacterIsRefused(String method, String path, String type, String body) {
        GatewayClient.register("known", Map.of());

        Response response = given().contentType(type)
                .body(body.replace("#", "a\\ud800b").getBytes(UTF_8))
                .request(method, path);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).doesNotContain("Exception");
    }

    /** No client of Java sends such lines. */
    private String raw(String requestLine, String headers, String body) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "
                                    + GatewayClient.ADMIN_KEY + "\r\n" + headers + "\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
