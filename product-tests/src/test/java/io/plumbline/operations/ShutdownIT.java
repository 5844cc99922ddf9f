package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that is asked to stop finishes the calls that are under way, because they have been paid for, and hands back the rest. A judge's
 * answer takes two calls; if one of them is still waiting, the other is made again.
 */
class ShutdownIT {

    private static final Duration DELAY = Duration.ofSeconds(1);

    /** Below what compose and Kubernetes allow, and what the launcher waits before it kills. */
    private static final Duration BOUND = Duration.ofSeconds(10).plus(DELAY);

    private static final String GATEWAY = "gateway-service";
    private static final int PROMPTS = 32;
    private static final Pattern CHECK = Pattern.compile("number 100 and nothing else|whole reply must be this number"
            + "|neighbour has fallen down|bake a loaf of bread|the world if it were yours|friend feels very sad");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SimulatedProvider PROVIDER =
            SimulatedProvider.start(SimulatorOptions.defaults().withKeepJudgePrompts(1000));
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        StackOptions options = StackOptions.builtUnder(Monitoring.HOME).with(DatabaseSetup.FAST);
        for (String service : StackOptions.SERVICES) {
            options = options.adapting(
                    service, command -> command.withProperties(Map.of("quarkus.shutdown.delay", DELAY.toString())));
        }
        stack = LocalStack.start(options.adapting(
                GATEWAY,
                command -> command.withProperties(Map.of(
                        "plumbline.calibration.enabled", "false",
                        "plumbline.canary.enabled", "false",
                        "quarkus.shutdown.timeout", "60s"))));
    }

    @AfterAll
    static void stop() {
        stack.close();
        PROVIDER.close();
    }

    @ParameterizedTest
    @CsvSource({"sampler-service, sim-base, 1", "judge-service, sim-judge, 2"})
    void whatIsUnderWayIsFinishedAndNothingIsPaidTwice(String service, String called, int callsPerAnswer)
            throws Exception {
        faults("{\"latency_ms\": 2000, \"only_models\": [\"" + called + "\"]}");
        int before = calls(called);
        String probe = probe(service);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> stats().path("in_flight").asInt() >= 4);
        int underWay = stats().path("in_flight").asInt();

        ServiceProcess stopping = stack.replicas(service).get(0);
        long asked = System.nanoTime();
        stopping.requestStop();
        List<Integer> health = healthUntilItsEnd(service, stopping);
        stopping.onExit().get(30, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        stopping.restart().awaitReady(Duration.ofSeconds(60));
        faults("{\"latency_ms\": 0}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> get("/api/v1/probes/" + probe)
                .has("finishedAt"));

        int again = calls(called) - before - PROMPTS * callsPerAnswer;
        System.out.printf(
                Locale.ROOT,
                "%s stopped with %d calls under way: %d ms to its end, %d calls made again%n",
                service,
                underWay,
                took.toMillis(),
                again);
        assertThat(took).isLessThan(BOUND);
        assertThat(health).contains(503).last().isEqualTo(503);
        assertThat(again).isBetween(0, callsPerAnswer - 1);
        JsonNode counts = get("/api/v1/probes/" + probe).at("/models/0/counts");
        int outcomes = 0;
        for (JsonNode count : counts) {
            outcomes += count.asInt();
        }
        assertThat(outcomes).isEqualTo(PROMPTS);
        assertThat(counts.path("UNSCORED").asInt()).isZero();
    }

    /** What its readiness answers, as long as it answers. */
    private static List<Integer> healthUntilItsEnd(String service, ServiceProcess stopping)
            throws InterruptedException {
        List<Integer> answers = new ArrayList<>();
        while (stopping.isAlive()) {
            answers.addAll(ready(service).stream().toList());
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return answers;
    }

    /** The status of its readiness; empty without an answer. */
    private static Optional<Integer> ready(String service) throws InterruptedException {
        URI health = stack.managementAddresses(service).get(0).resolve("/q/health/ready");
        try {
            return Optional.of(HTTP.send(
                            HttpRequest.newBuilder(health)
                                    .timeout(Duration.ofSeconds(1))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /** A proxy has time to hear that it is not ready, and a caller that has not heard yet is served. */
    @Test
    void theGatewayIsNotReadyBeforeItLetsGoAndFinishesWhatItHasBegun() throws Exception {
        ServiceProcess gateway = stack.replicas(GATEWAY).get(0);
        String body = JSON.writeValueAsString(target("sim-base"));
        try (Socket slow = new Socket(stack.gateway().getHost(), stack.gateway().getPort())) {
            write(
                    slow,
                    "PUT /api/v1/models/slowly HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                            + stack.adminKey().text() + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body.charAt(0));
            get("/api/v1/models");

            gateway.requestStop();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> ready(GATEWAY).equals(Optional.of(503)));
            get("/api/v1/models");
            TimeUnit.MILLISECONDS.sleep(DELAY.toMillis());
            assertThat(gateway.isAlive()).isTrue();
            write(slow, body.substring(1));

            assertThat(new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .matches("HTTP/1.1 20[01] .*");
        }
        gateway.onExit().get(30, TimeUnit.SECONDS);
        gateway.restart().awaitReady(Duration.ofSeconds(60));
        assertThat(get("/api/v1/models/slowly").path("id").asText()).isEqualTo("slowly");
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    /** Without those by which a judge service that starts finds out what its judge is capable of. */
    private static int calls(String model) {
        int all = 0;
        JsonNode stats = stats();
        for (JsonNode count : stats.at("/models/" + model)) {
            all += count.asInt();
        }
        for (JsonNode prompt : stats.path("judge_prompts")) {
            all -= model.equals("sim-judge") && CHECK.matcher(prompt.asText()).find() ? 1 : 0;
        }
        return all;
    }

    private static JsonNode stats() {
        return send(HttpRequest.newBuilder(PROVIDER.uri().resolve("/stats")), "GET", "");
    }

    private static void faults(String changes) {
        send(HttpRequest.newBuilder(PROVIDER.uri().resolve("/faults")), "POST", changes);
    }

    private static String probe(String model) throws IOException {
        api("/api/v1/models/" + model, "PUT", target("sim-base"));
        return api(
                        "/api/v1/probes",
                        "POST",
                        Map.of(
                                "models",
                                List.of(model),
                                "questionSets",
                                List.of("core"),
                                "variants",
                                List.of("plain"),
                                "samples",
                                PROMPTS / 8,
                                "judge",
                                target("sim-judge")))
                .path("id")
                .asText();
    }

    private static Map<String, Object> target(String model) {
        return Map.of("endpoint", PROVIDER.uri().toString(), "modelName", model);
    }

    private static JsonNode get(String path) throws IOException {
        return api(path, "GET", null);
    }

    private static JsonNode api(String path, String method, Object body) throws IOException {
        return send(
                HttpRequest.newBuilder(stack.gateway().resolve(path))
                        .header("Authorization", "Bearer " + stack.adminKey().text())
                        .header("Content-Type", "application/json"),
                method,
                body == null ? "" : JSON.writeValueAsString(body));
    }

    private static JsonNode send(HttpRequest.Builder request, String method, String body) {
        try {
            HttpResponse<String> reply = HTTP.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
            return JSON.readTree(reply.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
