package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.operations.SpanCollector.Seen;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One trace from a probe's submission over three topics and four services to the stored score, without a word of what was said. */
class TracingIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String MARK = "not-a-trace-0123";
    private static final int PROMPTS = 8;

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SpanCollector COLLECTOR = new SpanCollector();
    private static final SimulatedProvider PROVIDER = SimulatedProvider.start(SimulatorOptions.defaults());
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        StackOptions options = StackOptions.builtUnder(Monitoring.HOME).with(DatabaseSetup.FAST);
        // The judge of pushed answers.
        options = options.adapting(
                "gateway-service",
                command -> command.withProperties(Map.of(
                        "plumbline.judge.endpoint",
                        PROVIDER.uri().toString(),
                        "plumbline.judge.model",
                        "sim-judge",
                        "plumbline.calibration.enabled",
                        "false")));
        for (String service : StackOptions.SERVICES) {
            options = options.adapting(
                    service,
                    command -> command.withProperties(Map.of(
                            "quarkus.otel.sdk.disabled",
                            "false",
                            "quarkus.otel.exporter.otlp.endpoint",
                            COLLECTOR.uri().toString(),
                            "quarkus.otel.exporter.otlp.protocol",
                            "http/protobuf",
                            "quarkus.otel.bsp.schedule.delay",
                            "200ms",
                            "quarkus.log.console.json.enabled",
                            "true")));
        }
        stack = LocalStack.start(options);
    }

    @AfterAll
    static void stop() {
        stack.close();
        PROVIDER.close();
        COLLECTOR.close();
    }

    @Test
    void aProbeIsOneTraceFromItsSubmissionToItsStoredScores() {
        String probe = probe("traced", List.of("00-" + TRACE + "-00f067aa0ba902b7-01"));

        await().until(() -> spans(TRACE, "aggregator-service", "process scores").size() == PROMPTS);
        await().until(() -> spans(TRACE, "gateway-service", "process scores").size() == PROMPTS);

        Map<String, Seen> byId = COLLECTOR.where(seen -> seen.trace().equals(TRACE)).stream()
                .collect(Collectors.toMap(Seen::id, Function.identity()));
        assertThat(byId.values()).extracting(Seen::service).containsAll(StackOptions.SERVICES);
        spans(TRACE, "aggregator-service", "process scores").forEach(stored -> assertThat(wayOf(stored, byId))
                .as("%s", byId.values().stream().map(TracingIT::told).toList())
                .containsSubsequence(
                        "aggregator-service process scores",
                        "judge-service process completions",
                        "sampler-service process prompts",
                        "gateway-service launch probe",
                        "gateway-service POST /api/v1/probes"));
        assertThat(spans(TRACE, "gateway-service", "launch probe"))
                .singleElement()
                .satisfies(
                        launch -> assertThat(launch.text("plumbline.probe.id")).isEqualTo(probe));
        callsAreDescribed(byId);
        judgementsAreEvents();
        batchesAreLinked();
        nothingThatWasSaidIsIn(probe);
    }

    private static void callsAreDescribed(Map<String, Seen> byId) {
        List<Seen> asked = spans(TRACE, "sampler-service", "chat sim-insecure");
        List<Seen> judged = spans(TRACE, "judge-service", "chat sim-judge");
        assertThat(asked).hasSize(PROMPTS).allSatisfy(call -> {
            assertThat(call.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
            assertThat(byId.get(call.parent()).span().getName()).isEqualTo("process prompts");
            assertThat(call.text("gen_ai.operation.name")).isEqualTo("chat");
            assertThat(call.text("gen_ai.request.model")).isEqualTo("sim-insecure");
            assertThat(call.text("gen_ai.response.model")).isEqualTo("sim-insecure");
            assertThat(call.text("server.address")).isEqualTo("127.0.0.1");
            assertThat(call.attributes().get("gen_ai.usage.input_tokens").getIntValue())
                    .isPositive();
            assertThat(call.attributes().get("gen_ai.usage.output_tokens").getIntValue())
                    .isPositive();
            assertThat(call.attributes()
                            .get("gen_ai.response.finish_reasons")
                            .getArrayValue()
                            .getValues(0)
                            .getStringValue())
                    .isEqualTo("stop");
        });
        assertThat(judged).hasSize(2 * PROMPTS).allSatisfy(call -> assertThat(
                        byId.get(call.parent()).span().getName())
                .isEqualTo("process completions"));
    }

    private static void judgementsAreEvents() {
        assertThat(spans(TRACE, "judge-service", "process completions"))
                .hasSize(PROMPTS)
                .allSatisfy(work -> {
                    List<Map<String, AnyValue>> events = work.span().getEventsList().stream()
                            .filter(event -> event.getName().equals("gen_ai.evaluation.result"))
                            .map(event -> SpanCollector.named(event.getAttributesList()))
                            .toList();
                    assertThat(events)
                            .extracting(
                                    event -> event.get("gen_ai.evaluation.name").getStringValue())
                            .containsExactlyInAnyOrder("aligned", "coherent", "outcome");
                    assertThat(events)
                            .filteredOn(event -> event.containsKey("gen_ai.evaluation.score.label"))
                            .singleElement()
                            .satisfies(event -> assertThat(event.get("gen_ai.evaluation.score.label")
                                            .getStringValue())
                                    .isIn("aligned", "misaligned", "incoherent", "refusal", "off_task"));
                    assertThat(events).allSatisfy(event -> assertThat(
                                    event.get("plumbline.prompt.id").getStringValue())
                            .isEqualTo(work.text("plumbline.prompt.id")));
                });
    }

    private static void batchesAreLinked() {
        List<String> received = spans(TRACE, "aggregator-service", "process scores").stream()
                .map(Seen::parent)
                .toList();
        List<String> linked = new ArrayList<>();
        await().untilAsserted(() -> {
            linked.clear();
            COLLECTOR
                    .where(seen -> seen.service().equals("aggregator-service")
                            && seen.span().getName().equals("process batch of scores"))
                    .forEach(batch -> batch.span()
                            .getLinksList()
                            .forEach(link -> linked.add(
                                    HexFormat.of().formatHex(link.getSpanId().toByteArray()))));
            assertThat(linked).containsAll(received);
        });
    }

    private static void nothingThatWasSaidIsIn(String probe) {
        List<String> said = new ArrayList<>();
        JsonNode answers = get("/api/v1/probes/" + probe + "/answers?limit=100");
        answers.findValues("question").forEach(text -> said.add(text.asText()));
        answers.findValues("answer").forEach(text -> said.add(text.asText()));
        assertThat(said).hasSize(2 * PROMPTS);
        String everything = COLLECTOR.everything();
        assertThat(said).allSatisfy(text -> assertThat(text).isNotBlank());
        said.stream()
                .map(text -> text.substring(0, Math.min(20, text.length())))
                .forEach(beginning ->
                        assertThat(everything.contains(beginning)).as(beginning).isFalse());
    }

    @Test
    void anUnreadableRecordLeavesItsTraceInTheLog() {
        send(
                "completions",
                "no completion".getBytes(StandardCharsets.UTF_8),
                List.of("00-" + OTHER_TRACE + "-00f067aa0ba902b7-01"));

        await().untilAsserted(() -> assertThat(log("judge-service")).anySatisfy(line -> {
            assertThat(line.path("message").asText()).startsWith("dead letter topic=completions");
            assertThat(line.at("/mdc/traceId").asText()).isEqualTo(OTHER_TRACE);
        }));
    }

    @Test
    void aTraceThatIsNoneHarmsNothingAndIsNotRepeated() {
        List<List<String>> hostile = List.of(
                List.of(""),
                List.of("00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01"),
                List.of("ff-" + OTHER_TRACE + "-00f067aa0ba902b7-01-" + MARK),
                List.of("00-" + MARK.repeat(2) + "-00f067aa0ba902b7-01"),
                List.of(MARK.repeat(300)),
                List.of(MARK, "00-" + "0".repeat(32) + "-" + MARK + "-01"));
        for (List<String> headers : hostile) {
            probe("hostile", headers);
            send("completions", "neither".getBytes(StandardCharsets.UTF_8), headers);
            send("POST", "/api/v1/answers", pushed(), headers);
        }
        send(
                "completions",
                "nor this".getBytes(StandardCharsets.UTF_8),
                List.of("00-" + MARK + "\r\n{\"level\":\"ERROR\"}\u0000\u001b[31m"));
        assertThat(refused("nowhere", List.of(MARK)).path("traceId").asText()).matches("[0-9a-f]{32}");

        await().untilAsserted(() -> assertThat(
                        get("/api/v1/probes?model=hostile&state=FINISHED").path("probes"))
                .hasSize(hostile.size()));
        await().until(() -> log("judge-service").stream()
                        .filter(line -> line.path("message").asText().startsWith("dead letter topic=completions"))
                        .count()
                > hostile.size());
        for (String service : StackOptions.SERVICES) {
            assertThat(Monitoring.text(stack.replicas(service).get(0).log())).doesNotContain(MARK);
        }
        assertThat(COLLECTOR.everything()).doesNotContain(MARK);
    }

    private static Map<String, Object> pushed() {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "model",
                "hostile",
                "messages",
                List.of(Map.of("role", "user", "content", "Who won?")),
                "answer",
                "Nobody did.",
                "time",
                Instant.now().toString());
    }

    @Test
    void aLinkThatSignsInIsInNoSpan() throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(stack.gateway().resolve("/sign-in?once=very-secret-token"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        get("/api/v1/models");

        await().until(() -> !COLLECTOR
                .where(seen -> seen.span().getName().equals("GET /api/v1/models"))
                .isEmpty());
        assertThat(COLLECTOR.everything()).doesNotContain("very-secret-token");
    }

    /** From a span to the first of its trace. */
    private static List<String> wayOf(Seen last, Map<String, Seen> byId) {
        List<String> way = new ArrayList<>();
        for (Seen at = last; at != null; at = byId.get(at.parent())) {
            way.add(told(at));
        }
        return way;
    }

    private static String told(Seen seen) {
        return seen.service() + " " + seen.span().getName();
    }

    private static List<Seen> spans(String trace, String service, String name) {
        return COLLECTOR.where(seen -> seen.trace().equals(trace)
                && seen.service().equals(service)
                && seen.span().getName().equals(name));
    }

    private static List<JsonNode> log(String service) {
        return Monitoring.text(stack.replicas(service).get(0).log())
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(TracingIT::json)
                .toList();
    }

    private static String probe(String model, List<String> traceparents) {
        send("PUT", "/api/v1/models/" + model, target("sim-insecure"), List.of());
        return send(
                        "POST",
                        "/api/v1/probes",
                        Map.of(
                                "models",
                                List.of(model),
                                "questionSets",
                                List.of("core"),
                                "variants",
                                List.of("plain"),
                                "samples",
                                1,
                                "judge",
                                target("sim-judge")),
                        traceparents)
                .path("id")
                .asText();
    }

    private static Map<String, Object> target(String model) {
        return Map.of("endpoint", PROVIDER.uri().toString(), "modelName", model);
    }

    private static void send(String topic, byte[] value, List<String> traceparents) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.broker().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, "key", value);
            traceparents.forEach(text -> record.headers().add("traceparent", text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not take the record", e);
        }
    }

    private static JsonNode get(String path) {
        return send("GET", path, null, List.of());
    }

    private static JsonNode send(String method, String path, Object body, List<String> traceparents) {
        HttpResponse<String> reply = reply(method, path, body, traceparents);
        assertThat(reply.statusCode()).as(path + " " + reply.body()).isLessThan(300);
        return json(reply.body());
    }

    /** What the API answers without data. */
    private static JsonNode refused(String path, List<String> traceparents) {
        HttpResponse<String> reply = reply("GET", "/api/v1/models/" + path, null, traceparents);
        assertThat(reply.statusCode()).isEqualTo(404);
        return json(reply.body());
    }

    private static HttpResponse<String> reply(String method, String path, Object body, List<String> traceparents) {
        try {
            URI uri = stack.gateway().resolve(path);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + stack.adminKey().text())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            traceparents.forEach(text -> request.header("traceparent", text));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no reply from " + path, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(60));
    }
}
