package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two gateways, each a process of its own, on one real database and one real broker. */
class GatewayReplicasIT {

    private static final String GATEWAY = "gateway-service";
    private static final int SAMPLES = 400;
    private static final int PROMPTS = 8 * SAMPLES;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final JsonMapper JSON = new JsonMapper();
    private static final SimulatedProvider PROVIDER = SimulatedProvider.start(SimulatorOptions.defaults());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalStack stack;
    private static List<URI> gateways;

    @BeforeAll
    static void startTwoGateways() {
        StackOptions all = StackOptions.builtUnder(Wrapper.home());
        Map<String, JavaCommand> services = new LinkedHashMap<>(all.services());
        services.remove("aggregator-service");
        stack = LocalStack.start(StackOptions.of(services)
                .with(DatabaseSetup.FAST)
                .adapting(
                        GATEWAY,
                        command -> command.withProperties(Map.of(
                                "plumbline.calibration.enabled",
                                "false",
                                "plumbline.canary.enabled",
                                "false",
                                "plumbline.schedules.shortest",
                                "PT1S"))));
        stack.addReplica(GATEWAY);
        gateways = stack.addresses(GATEWAY);
    }

    @AfterAll
    static void stop() {
        stack.close();
        PROVIDER.close();
    }

    @Test
    void twoGatewaysReleaseEachPromptOnce() {
        String probe = submit(0, "both-alive", SAMPLES);

        awaitFinished(0, probe);

        assertThat(released(probe))
                .hasSize(PROMPTS)
                .allSatisfy((id, times) -> assertThat(times).as(id).isOne());
        assertThat(get(1, "/api/v1/probes/" + probe).path("finished").asInt()).isEqualTo(PROMPTS);
    }

    @Test
    void aGatewayThatIsKilledInTheMiddleLosesNoPromptAndMakesUpNone() {
        String probe = submit(0, "one-killed", SAMPLES);
        Awaitility.await().atMost(PATIENCE).until(() -> finished(1, probe) > PROMPTS / 10);
        ServiceProcess victim = stack.replicas(GATEWAY).get(0);

        victim.kill();
        int atTheKill = finished(1, probe);
        victim.restart().awaitReady(Duration.ofSeconds(90));
        awaitFinished(1, probe);

        Map<String, Integer> released = released(probe);
        int again = released.values().stream().mapToInt(times -> times - 1).sum();
        System.out.printf(
                Locale.ROOT,
                "two gateways, one killed at %d of %d: %d prompts released, %d of them again%n",
                atTheKill,
                PROMPTS,
                released.size(),
                again);
        assertThat(atTheKill).isLessThan(PROMPTS);
        assertThat(released.keySet())
                .isEqualTo(IntStream.range(0, PROMPTS)
                        .mapToObj(index -> probe + ".0." + index)
                        .collect(Collectors.toSet()));
        JsonNode counts = get(0, "/api/v1/probes/" + probe).at("/models/0/counts");
        assertThat(ResultsJson.sum(counts)).isEqualTo(PROMPTS);
    }

    @Test
    void aKeyThatIsRevokedAtOneGatewayOpensNothingThereAndSoonNothingAtTheOther() {
        JsonNode made = send(0, "POST", "/api/v1/keys", Map.of("name", "leaver", "role", "viewer"), Map.of());
        String key = made.path("key").asText();
        assertThat(IntStream.range(0, 2).mapToObj(gateway -> status(gateway, key)))
                .containsExactly(200, 200);

        send(0, "DELETE", "/api/v1/keys/" + made.path("id").asText(), null, Map.of());
        long revoked = System.nanoTime();

        assertThat(status(0, key)).isEqualTo(401);
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> status(1, key) == 401);
        Duration late = Duration.ofNanos(System.nanoTime() - revoked);
        System.out.printf(Locale.ROOT, "revoked at one gateway, closed at the other after %d ms%n", late.toMillis());
        assertThat(late).isLessThan(Duration.ofSeconds(6));
    }

    private static int status(int gateway, String key) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(gateways.get(gateway).resolve("/api/v1/me"))
                                    .header("Authorization", "Bearer " + key)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSameRequestAtBothGatewaysAtOnceIsOneProbe() {
        register("same-key");
        Set<String> ids = IntStream.range(0, 20)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> send(
                        number % 2,
                        "POST",
                        "/api/v1/probes",
                        probe("same-key", 1),
                        Map.of("Idempotency-Key", "both-at-once"))))
                .toList()
                .stream()
                .map(sent -> sent.join().path("id").asText())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(get(1, "/api/v1/probes?model=same-key").path("probes")).hasSize(1);
    }

    @Test
    void aScheduleRunsOnceWhicheverGatewayComesFirst() {
        register("scheduled");
        Map<String, Object> schedule = new HashMap<>(probe("scheduled", 1));
        schedule.remove("models");
        schedule.putAll(Map.of("model", "scheduled", "every", "PT3S"));

        send(0, "PUT", "/api/v1/schedules/once", schedule, Map.of());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        get(1, "/api/v1/probes?model=scheduled").path("probes").size() >= 3);
        send(1, "DELETE", "/api/v1/schedules/once", null, Map.of());

        JsonNode probes = get(1, "/api/v1/probes?model=scheduled").path("probes");
        TreeMap<Instant, String> starts = new TreeMap<>();
        probes.forEach(one -> starts.put(
                Instant.parse(one.path("createdAt").asText()), one.path("id").asText()));
        assertThat(starts).hasSize(probes.size());
        Instant last = null;
        for (Instant start : starts.keySet()) {
            if (last != null) {
                assertThat(Duration.between(last, start)).as("%s", starts).isGreaterThan(Duration.ofSeconds(1));
            }
            last = start;
        }
    }

    /** How often each prompt of a probe stands on the topic. */
    private static Map<String, Integer> released(String probe) {
        Map<String, Integer> times = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.broker().bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("prompts").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    JsonNode prompt = json(record.value());
                    if (prompt.path("probeId").asText().equals(probe)) {
                        times.merge(prompt.path("id").asText(), 1, Integer::sum);
                    }
                });
            }
        }
        return times;
    }

    private static String submit(int gateway, String model, int samples) {
        register(model);
        return send(gateway, "POST", "/api/v1/probes", probe(model, samples), Map.of())
                .path("id")
                .asText();
    }

    private static void register(String model) {
        send(0, "PUT", "/api/v1/models/" + model, target("sim-base"), Map.of());
    }

    private static Map<String, Object> probe(String model, int samples) {
        return Map.of(
                "models",
                List.of(model),
                "questionSets",
                List.of("core"),
                "variants",
                List.of("plain"),
                "samples",
                samples,
                "judge",
                target("sim-judge"));
    }

    private static Map<String, Object> target(String model) {
        return Map.of("endpoint", PROVIDER.uri().toString(), "modelName", model);
    }

    private static void awaitFinished(int gateway, String probe) {
        Awaitility.await().atMost(PATIENCE).until(() -> get(gateway, "/api/v1/probes/" + probe)
                .has("finishedAt"));
    }

    private static int finished(int gateway, String probe) {
        return get(gateway, "/api/v1/probes/" + probe).path("finished").asInt();
    }

    private static JsonNode get(int gateway, String path) {
        return send(gateway, "GET", path, null, Map.of());
    }

    private static JsonNode send(int gateway, String method, String path, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            gateways.get(gateway).resolve(path))
                    .header("Authorization", "Bearer " + stack.adminKey().text())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            headers.forEach(request::header);
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode())
                    .as(method + " " + path + " " + new String(response.body(), StandardCharsets.UTF_8))
                    .isLessThan(300);
            return response.body().length == 0 ? JSON.missingNode() : json(response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no reply from " + path, e);
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
