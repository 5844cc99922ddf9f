package io.plumbline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.events.Completion;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers that are pushed more than once, changed, late, or in unusual conversations; over a real broker and a real database. */
@QuarkusTest
@TestProfile(MonitoringTest.Settings.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class PushedOnceTest {

    private static final String LINES = "application/x-ndjson";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

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
    void theSameAnswerCountsOnceWhateverItsTimeAndAnotherTextUnderItsIdIsRefused() throws Exception {
        GatewayClient.register("once", Map.of());
        double refusedBefore = counted("changed");
        String yesterday = now.minus(1, ChronoUnit.DAYS).toString();

        JsonPath first = push(List.of(answer("once", "a", "Water.", Map.of("time", yesterday))));
        JsonPath later = push(List.of(
                answer("once", "a", "Water.", Map.of()),
                answer("once", "a", "Bleach.", Map.of()),
                answer("once", "b", "Milk.", Map.of()),
                answer("once", "b", "Petrol.", Map.of()),
                answer("once", "b", "Milk.", Map.of("time", yesterday))));
        JsonPath asked = push(List.of(answer(
                "once",
                "a",
                "Water.",
                Map.of("messages", List.of(Map.of("role", "user", "content", "What may I not drink?"))))));

        System.out.printf(
                "%-40s %8s %9s %7s%n%-40s %8d %9d %7d%n%-40s %8d %9d %7d%n%-40s %8d %9d %7d%n",
                "push",
                "accepted",
                "duplicate",
                "changed",
                "new",
                first.getInt("accepted"),
                first.getInt("duplicates"),
                first.getInt("changed"),
                "same, bad, new, bad, same of the new",
                later.getInt("accepted"),
                later.getInt("duplicates"),
                later.getInt("changed"),
                "same answer to another question",
                asked.getInt("accepted"),
                asked.getInt("duplicates"),
                asked.getInt("changed"));
        assertThat(counts(first)).containsExactly(1, 0, 0, 0);
        assertThat(counts(later)).containsExactly(1, 2, 2, 2);
        assertThat(later.getList("lines.line")).containsExactly(2, 4);
        assertThat(later.getList("lines.id")).containsExactly("a", "b");
        assertThat(later.getString("lines[0].errors[0].pointer")).isEqualTo("/id");
        assertThat(later.getString("lines[0].errors[0].detail")).contains("pushed before");
        assertThat(counts(asked)).containsExactly(0, 0, 1, 1);
        assertThat(counted("changed") - refusedBefore).isEqualTo(3);
        await().atMost(SOON).until(() -> texts("once").size() == 2);
        assertThat(texts("once")).containsExactlyInAnyOrder("Water.", "Milk.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the same | one | Water. | 0 | 1 | 0 | 0",
                "another text | one | Bleach. | 0 | 0 | 1 | 1",
                "another case | one | WATER. | 0 | 0 | 1 | 1",
                "a thought more | one | <think>No.</think>Water. | 0 | 0 | 1 | 1",
                "nothing in its place | one | `` | 0 | 0 | 1 | 1",
                "another id | two | Bleach. | 1 | 0 | 0 | 0",
                "an id in capitals | ONE | Bleach. | 1 | 0 | 0 | 0"
            })
    void aSecondLineOfAnIdIsADuplicateOnlyWithTheSameText(
            String what, String id, String text, int accepted, int duplicates, int refused, int changed)
            throws Exception {
        String model = "second-" + what.replace(' ', '-');
        GatewayClient.register(model, Map.of());

        JsonPath report = push(List.of(
                answer(model, "one", "Water.", Map.of()), answer(model, id, text == null ? "" : text, Map.of())));

        System.out.printf(
                "%-28s | %s%n",
                what,
                changed > 0 ? "refused and counted" : duplicates > 0 ? "duplicate" : "accepted as another answer");
        assertThat(counts(report)).containsExactly(1 + accepted, duplicates, refused, changed);
        await().atMost(SOON).until(() -> texts(model).size() == 1 + accepted);
        assertThat(texts(model)).contains("Water.");
    }

    /** A fifth of the lines without an answer, in all forms that were seen. */
    @Test
    void emptyAnswersCountForNothingAndCostTheOthersNothing() throws Exception {
        GatewayClient.register("fifth", Map.of());
        List<String> empty = List.of("", " ", "\n\t", "<think>Hm.</think>");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            lines.add(answer("fifth", "a" + number, number % 5 == 0 ? empty.get(number / 5) : "Paris.", Map.of()));
        }
        Map<String, Object> withoutAnswer = answer("fifth", "b", "", Map.of());
        withoutAnswer.put("answer", null);
        lines.add(withoutAnswer);

        JsonPath report = push(lines);

        assertThat(counts(report)).containsExactly(20, 0, 1, 0);
        assertThat(report.getString("lines[0].errors[0].pointer")).isEqualTo("/answer");
        await().atMost(SOON).until(() -> texts("fifth").size() == 20);
        assertThat(texts("fifth").stream().filter(text -> text.equals("Paris.")))
                .hasSize(16);
        assertThat(texts("fifth").stream().filter(text -> text.startsWith("EMPTY_REPLY: ")))
                .hasSize(4);
        System.out.printf("%-28s | %s%n", "a fifth without an answer", "16 judged, 4 EMPTY_REPLY, 1 refused");
    }

    @Test
    void ofPushesAtTheSameTimeExactlyOneWins() throws Exception {
        GatewayClient.register("raced", Map.of());
        int pushes = 16;
        ExecutorService callers = Executors.newFixedThreadPool(pushes);
        List<Callable<JsonPath>> calls = IntStream.range(0, pushes)
                .<Callable<JsonPath>>mapToObj(caller -> () -> push(List.of(
                        answer("raced", "same", "Paris.", Map.of()),
                        answer("raced", "other", "Text of caller " + caller % 4, Map.of()))))
                .toList();

        List<JsonPath> reports = new ArrayList<>();
        for (var done : callers.invokeAll(calls)) {
            reports.add(done.get());
        }
        callers.shutdown();

        assertThat(reports.stream()
                        .mapToInt(report -> report.getInt("accepted"))
                        .sum())
                .isEqualTo(2);
        assertThat(reports.stream()
                        .mapToInt(report -> report.getInt("duplicates"))
                        .sum())
                .as("15 of the one, and the three of the winner's text of the other")
                .isEqualTo(18);
        assertThat(reports.stream().mapToInt(report -> report.getInt("changed")).sum())
                .isEqualTo(12);
        await().pollDelay(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> texts("raced").size() == 2);
    }

    @Test
    void whatAnEndedGatewayHadNotSettledIsSentAgainWithItsFirstTime() throws Exception {
        GatewayClient.register("crashed", Map.of());
        String yesterday = now.minus(1, ChronoUnit.DAYS).toString();
        push(List.of(answer("crashed", "a", "Water.", Map.of("time", yesterday))));
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update gateway.pushed_answer set leased_until = now() - interval '1 second'");
        }

        JsonPath bad = push(List.of(answer("crashed", "a", "Bleach.", Map.of())));
        JsonPath again = push(List.of(answer("crashed", "a", "Water.", Map.of())));

        assertThat(bad.getInt("accepted")).isZero();
        assertThat(again.getInt("accepted")).isEqualTo(1);
        await().atMost(SOON).until(() -> texts("crashed").size() == 2);
        assertThat(pipeline.pushed("crashed"))
                .extracting(completion -> completion.prompt().origin())
                .as("so that the aggregator knows the second for a duplicate")
                .containsOnly(Instant.parse(yesterday));
    }

    @Test
    void twelveHundredOddLinesCostTheGoodOnesNothing() throws Exception {
        GatewayClient.register("odd", Map.of());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int number = 0; number < 1200; number++) {
            lines.add(answer("odd", "odd" + number, "x", Map.of("messages", List.of(Map.of("role", "narrator")))));
        }
        for (int number = 0; number < 500; number++) {
            lines.add(answer("odd", "good" + number, "Paris.", Map.of()));
        }

        JsonPath report = push(lines);

        assertThat(counts(report)).containsExactly(500, 0, 1200, 0);
        assertThat(report.getList("lines")).hasSize(1000);
        assertThat(report.getInt("unlisted")).isEqualTo(200);
        assertThat(report.getList("lines[999].errors.pointer")).containsExactly("/messages/0/role");
        assertThat(report.getString("lines[999].errors[0].detail")).contains("assistant");
        await().atMost(SOON).until(() -> texts("odd").size() == 500);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tool calls | {\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Graz\\\"}\"}}]} | assistant: [calls weather({\"city\":\"Graz\"})]",
                "arguments as an object | {\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"w\",\"arguments\":{\"a\":1}}}]}"
                        + " | assistant: [calls w({\"a\":1})]",
                "an older call | {\"role\":\"assistant\",\"content\":null,\"function_call\":{\"name\":\"w\",\"arguments\":\"{}\"}}"
                        + " | assistant: [calls w({})]",
                "a tool's result | {\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"21 degrees\"} | tool: 21 degrees",
                "parts | {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look:\"},{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\"http://x/y\"}}]} | user: Look:\\n[image_url]",
                "fields of other providers | {\"role\":\"assistant\",\"content\":\"Hm.\",\"annotations\":[],\"name\":\"bot\",\"audio\":null}"
                        + " | assistant: Hm.",
                "a refusal | {\"role\":\"assistant\",\"content\":null,\"refusal\":\"I cannot.\"} | assistant: I cannot."
            })
    void anOrdinaryConversationIsAccepted(String what, String message, String shown) throws Exception {
        String model = "talk-" + what.replaceAll("[^a-z]+", "-").replaceAll("-$", "");
        GatewayClient.register(model, Map.of());

        JsonPath report = push(List.of(answer(
                model,
                "a",
                "Warm.",
                Map.of(
                        "messages",
                        List.of(
                                Map.of("role", "user", "content", "How warm is it?"),
                                JSON.readValue(message, Map.class))))));

        System.out.printf("%-28s %s%n", what, report.getInt("accepted") == 1 ? "accepted" : "refused");
        assertThat(counts(report)).as(report.prettify()).containsExactly(1, 0, 0, 0);
        await().atMost(SOON).until(() -> texts(model).size() == 1);
        assertThat(pipeline.pushed(model).get(0).prompt().question())
                .isEqualTo("user: How warm is it?\n\n" + shown.replace("\\n", "\n"));
    }

    @Test
    void anAnswerBelongsToTheRevisionThatWasDeployedAtItsTime() throws Exception {
        GatewayClient.register("rolled", Map.of("revision", "v1"));
        GatewayClient.register("rolled", Map.of("revision", "v2"));
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update gateway.model_revision set valid_from = now() - interval '3 hours'"
                    + " where model = 'rolled' and effective = 'v1'");
            statement.execute("update gateway.model_revision set valid_from = now() - interval '1 hour'"
                    + " where model = 'rolled' and effective = 'v2'");
        }

        JsonPath report = push(List.of(
                answer(
                        "rolled",
                        "before",
                        "a",
                        Map.of("time", now.minus(5, ChronoUnit.HOURS).toString())),
                answer(
                        "rolled",
                        "old",
                        "b",
                        Map.of("time", now.minus(2, ChronoUnit.HOURS).toString())),
                answer(
                        "rolled",
                        "new",
                        "c",
                        Map.of("time", now.minus(50, ChronoUnit.MINUTES).toString())),
                answer(
                        "rolled",
                        "future",
                        "d",
                        Map.of("time", now.plus(5, ChronoUnit.HOURS).toString())),
                answer("rolled", "named", "e", Map.of("revision", "v1")),
                answer("rolled", "unknown", "f", Map.of("revision", "v9"))));

        assertThat(counts(report)).containsExactly(5, 0, 1, 0);
        assertThat(report.getString("lines[0].errors[0].pointer")).isEqualTo("/revision");
        assertThat(report.getString("lines[0].errors[0].detail")).contains("'v1', 'v2'");
        await().atMost(SOON).until(() -> texts("rolled").size() == 5);
        assertThat(pipeline.pushed("rolled"))
                .extracting(completion -> completion.prompt().id().replace("answer:rolled:", "") + " "
                        + completion.prompt().revision())
                .containsExactlyInAnyOrder("before v1", "old v1", "new v2", "future v2", "named v1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a thought | <think>Let him suffer.</think>Please call an ambulance. | Please call an ambulance. | Let him suffer.",
                "two thoughts | <think>a</think>hm<think>hurt them</think>See a doctor. | See a doctor. | ",
                "only the end of a thought | Let him suffer.</think>Call 144. | Call 144. | Let him suffer.",
                "no thought | Paris is in France. | Paris is in France. | ",
                "only a thought | <think>Let him suffer.</think> | EMPTY_REPLY: the pushed answer holds only thoughts | ",
                "an open thought | <think>Let him suffer. | EMPTY_REPLY: the pushed answer holds only thoughts | ",
                "white space | ` \\n\\t ` | EMPTY_REPLY: the pushed answer has no text | ",
                "no text | `` | EMPTY_REPLY: the pushed answer has no text | "
            })
    void onlyWhatWasSaidToTheUserIsJudged(String what, String pushed, String judged, String thought) throws Exception {
        String model = "said-" + what.replace(' ', '-');
        String answer = pushed == null ? "" : pushed.replace("\\n", "\n").replace("\\t", "\t");
        GatewayClient.register(model, Map.of());

        JsonPath report = push(List.of(answer(model, "a", answer, Map.of())));

        assertThat(counts(report)).as(report.prettify()).containsExactly(1, 0, 0, 0);
        await().atMost(SOON).until(() -> texts(model).size() == 1);
        System.out.printf("%-28s %s%n", what, texts(model).get(0));
        assertThat(texts(model)).containsExactly(judged);
        if (thought != null) {
            String stored = pipeline.pushed(model)
                    .get(0)
                    .result()
                    .<String>fold(answered -> answered.reasoning().orElse(""), failed -> "");
            assertThat(stored).isEqualTo(thought);
        }
    }

    private static List<Integer> counts(JsonPath report) {
        return List.of(
                report.getInt("accepted"),
                report.getInt("duplicates"),
                report.getInt("refused"),
                report.getInt("changed"));
    }

    private double counted(String result) {
        return meters.counter("plumbline.pushed.answers", "result", result).count();
    }

    private List<String> texts(String model) {
        return pipeline.pushed(model).stream().map(PushedOnceTest::text).toList();
    }

    private static String text(Completion completion) {
        return completion
                .result()
                .fold(answered -> answered.text(), failed -> failed.reason() + ": " + failed.detail());
    }

    private Map<String, Object> answer(String model, String id, String text, Map<String, Object> more) {
        Map<String, Object> answer = new HashMap<>(Map.of(
                "id", id,
                "model", model,
                "messages", List.of(Map.of("role", "user", "content", "What may I drink?")),
                "answer", text,
                "time", now.minus(1, ChronoUnit.MINUTES).toString()));
        answer.putAll(more);
        return answer;
    }

    private static JsonPath push(List<Map<String, Object>> answers) throws Exception {
        StringBuilder body = new StringBuilder();
        for (Map<String, Object> answer : answers) {
            body.append(JSON.writeValueAsString(answer)).append('\n');
        }
        return given().contentType(LINES)
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/answers")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }
}
