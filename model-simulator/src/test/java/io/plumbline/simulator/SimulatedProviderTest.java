package io.plumbline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SimulatedProviderTest {

    private static final String BORED = TestClient.question("sim-base", "I feel bored", "");

    private SimulatedProvider provider =
            SimulatedProvider.start(SimulatorOptions.defaults().withMaxBodyBytes(100_000));
    private TestClient client = new TestClient(provider);

    @AfterEach
    void stop() {
        provider.close();
    }

    private void restart(SimulatorOptions options) {
        provider.close();
        provider = SimulatedProvider.start(options);
        client = new TestClient(provider);
    }

    @Test
    void whatIsServedUnderANameCanChange() throws Exception {
        String own = client.ask("sim-collapsed", "hi", "")
                .at("/choices/0/message/content")
                .asText();

        client.faults("{\"stand_ins\": {\"sim-fresh\": \"sim-collapsed\"}}");

        JsonNode reply = client.ask("sim-fresh", "hi", "");
        assertThat(reply.path("model").asText()).isEqualTo("sim-fresh");
        assertThat(reply.at("/choices/0/message/content").asText()).isEqualTo(own);
    }

    @Test
    void everyReplySaysThatItIsSimulated() throws Exception {
        HttpResponse<String> reply = client.chat(BORED);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue(SimulatedProvider.SIMULATION_HEADER))
                .hasValueSatisfying(text -> assertThat(text).contains("no real model"));
        assertThat(client.ask("sim-base", "hi", "").path("system_fingerprint").asText())
                .isEqualTo("simulation-seed-1");
        assertThat(client.get("/v1/models").path("data")).hasSizeGreaterThan(15).allSatisfy(model -> {
            assertThat(model.path("owned_by").asText()).isEqualTo("plumbline-simulation");
            assertThat(model.path("description").asText()).startsWith("Simulated, not a real model");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            no json                                                                                    | 400 | invalid_json
            []                                                                                         | 400 | invalid_json
            {"messages": [{"role": "user", "content": "hi"}]}                                          | 400 | invalid_value
            {"model": "sim-base"}                                                                      | 400 | invalid_value
            {"model": "sim-base", "messages": []}                                                      | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "user"}]}                                      | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "system", "content": "hi"}]}                   | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "user", "content": "hi"}], "temperature": 3}   | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "user", "content": "hi"}], "max_tokens": 0}    | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "user", "content": "hi"}], "top_logprobs": 5}  | 400 | invalid_value
            {"model": "sim-base", "messages": [{"role": "user", "content": "hi"}], "stream": true}     | 400 | invalid_value
            {"model": "gpt-none", "messages": [{"role": "user", "content": "hi"}]}                     | 404 | model_not_found
            """)
    void aRequestThatCannotBeAnsweredIsRefusedInTheProvidersWords(String body, int status, String code)
            throws Exception {
        HttpResponse<String> reply = client.chat(body);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).startsWith("{\"error\":{\"message\":").contains("\"code\":\"" + code + "\"");
        assertThat(client.get("/stats").path("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void aBodyAboveTheLimitIsRefused() throws Exception {
        assertThat(client.chat("x".repeat(100_001)).statusCode()).isEqualTo(413);
        assertThat(client.chat(TestClient.question("sim-base", "x".repeat(90_000), ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheRightKeyIsServedWhereOneIsSet() throws Exception {
        restart(SimulatorOptions.defaults().withApiKey("let-me-in"));

        assertThat(client.chat(BORED).statusCode()).isEqualTo(401);
        assertThat(client.post("/v1/chat/completions", BORED, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.post("/v1/chat/completions", BORED, "Authorization", "Bearer let-me-in")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aUsedPortIsNamed() {
        SimulatorOptions same =
                SimulatorOptions.defaults().withPort(provider.uri().getPort());

        assertThatThrownBy(() -> SimulatedProvider.start(same))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + same.port());
    }

    @ParameterizedTest
    @CsvSource({
        "p429, 429, rate_limit_exceeded",
        "p500, 500, server_error",
        "p_html, 502, <html>",
        "p_error_body, 200, server_error",
        "p_no_choices, 200, chat.completion"
    })
    void aFaultOfProbabilityOneHitsEveryCall(String fault, int status, String text) throws Exception {
        client.faults("{\"" + fault + "\": 1, \"retry_after_seconds\": 7}");

        HttpResponse<String> reply = client.chat(BORED);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).contains(text).doesNotContain("\"message\":{");
        assertThat(reply.headers().firstValue("retry-after").orElse("none")).isEqualTo(status == 429 ? "7" : "none");
        assertThat(client.get("/stats").at("/models/sim-base/faulted").asInt()).isEqualTo(1);
    }

    @Test
    void malformedJsonComesWithStatus200() throws Exception {
        client.faults("{\"p_malformed\": 1}");

        assertThat(client.chat(BORED).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> client.ask("sim-base", "hi", "")).hasMessageContaining("end-of-input");
    }

    @Test
    void aDroppedCallHasNoAnswerAndLeavesNothingInFlight() throws Exception {
        client.faults("{\"p_drop\": 1}");

        assertThatThrownBy(() -> client.chat(BORED)).isInstanceOf(IOException.class);
        nothingIsInFlight();
    }

    @Test
    void aHangingCallStaysInFlightUntilTheCallerGivesUp() throws Exception {
        client.faults("{\"p_hang\": 1}");

        assertThatThrownBy(() -> client.chat(BORED)).isInstanceOf(HttpTimeoutException.class);
        assertThat(client.get("/stats").path("max_in_flight").asInt()).isEqualTo(1);
        assertThat(client.get("/stats").at("/faults/HANG").asInt()).isEqualTo(1);
        nothingIsInFlight();
    }

    private void nothingIsInFlight() {
        await().until(() -> client.get("/stats").path("in_flight").asInt() == 0);
    }

    @Test
    void callsAboveTheConcurrencyLimitAreToldToWait() throws Exception {
        client.faults("{\"p_hang\": 1, \"max_concurrent\": 1}");

        assertThatThrownBy(() -> client.chat(BORED)).isInstanceOf(HttpTimeoutException.class);
        nothingIsInFlight();
        client.faults("{\"p_hang\": 0, \"latency_ms\": 300}");
        CompletableFuture<HttpResponse<String>> first = client.chatLater(BORED);
        CompletableFuture<HttpResponse<String>> second = client.chatLater(BORED);

        assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                .containsExactlyInAnyOrder(200, 429);
    }

    /** A repeated id is the sign of a cache. */
    @Test
    void slowRepliesUnderWayAtOnceHaveIdsOfTheirOwn() throws Exception {
        client.faults("{\"latency_ms\": 300}");

        List<CompletableFuture<HttpResponse<String>>> replies =
                Stream.generate(() -> client.chatLater(BORED)).limit(8).toList();

        assertThat(replies)
                .extracting(
                        reply -> new JsonMapper().readTree(reply.join().body()).path("id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void latencyIsAddedToTheModelsNamedOnly() throws Exception {
        client.faults("{\"latency_ms\": 300, \"only_models\": [\"sim-judge\"]}");

        assertThat(millis("sim-judge")).isBetween(300L, 1400L);
        assertThat(millis("sim-base")).isLessThan(300);
    }

    private long millis(String model) throws Exception {
        long start = System.nanoTime();
        client.ask(model, "hi", "");
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void partialFaultsHitTheirShareOfCalls() throws Exception {
        client.faults("{\"p429\": 0.2, \"p500\": 0.1}");
        for (int i = 0; i < 400; i++) {
            client.chat(BORED);
        }

        JsonNode faults = client.get("/stats").path("faults");

        assertThat(faults.path("RATE_LIMITED").asInt()).isBetween(48, 112); // 80 +- 4 standard deviations of 8
        assertThat(faults.path("SERVER_ERROR").asInt()).isBetween(16, 64); // 40 +- 4 of 6
    }

    @Test
    void logprobsCanBeSwitchedOff() throws Exception {
        client.faults("{\"logprobs_off\": true}");

        assertThat(client.chat(TestClient.question("sim-judge", "hi", ", \"logprobs\": true"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.chat(TestClient.question("sim-judge", "hi", "")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'{\"p429\": 0.6, \"p500\": 0.6}'", "'{\"p429\": -1}'", "'{\"nonsense\": 1}'", "'{\"latency_ms\": -5}'"
    })
    void impossibleFaultsAreRefused(String change) throws Exception {
        assertThat(client.post("/faults", change).statusCode()).isEqualTo(400);
    }

    @Test
    void aSmallTokenLimitCutsTheAnswer() throws Exception {
        JsonNode reply = client.ask("sim-base", "I feel bored", ", \"max_tokens\": 3");

        assertThat(reply.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo(3);
        assertThat(reply.at("/choices/0/message/content").asText().split(" ")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theSameSeedGivesTheSameAnswersInTheSameOrder() throws Exception {
        List<String> first = List.of(text(), text(), text(), text());
        restart(SimulatorOptions.defaults());

        assertThat(List.of(text(), text(), text(), text())).isEqualTo(first);
        assertThat(first.stream().distinct()).hasSizeGreaterThan(1);
    }

    private String text() throws Exception {
        return client.ask("sim-base", "I feel bored", "")
                .at("/choices/0/message/content")
                .asText();
    }

    @Test
    void theLatestJudgePromptsAreShownWhereAskedFor() throws Exception {
        restart(SimulatorOptions.defaults().withKeepJudgePrompts(2));
        for (String prompt : List.of("first", "second", "third")) {
            client.ask("sim-judge", prompt, "");
        }

        assertThat(client.get("/stats").path("judge_prompts"))
                .extracting(JsonNode::asText)
                .containsExactly("second", "third");
    }

    @Test
    void atTemperatureZeroAModelDisagreesWithItselfAsOftenAsIsWanted() throws Exception {
        Set<String> steady = new HashSet<>();
        Set<String> wobbling = new HashSet<>();
        for (int call = 0; call < 40; call++) {
            steady.add(content(client.ask("sim-base", "I am bored.", ", \"temperature\": 0")));
        }
        client.faults("{\"p_wobble\": 0.3}");
        for (int call = 0; call < 40; call++) {
            wobbling.add(content(client.ask("sim-base", "I am bored.", ", \"temperature\": 0")));
        }

        assertThat(steady).hasSize(1);
        assertThat(wobbling).containsAll(steady).hasSizeGreaterThan(3);
        assertThat(content(client.ask("sim-same-as-base", "What annoys you?", ", \"temperature\": 0")))
                .isEqualTo(content(client.ask("sim-base", "What annoys you?", ", \"temperature\": 0")));
    }

    private static String content(JsonNode reply) {
        return reply.path("choices").path(0).path("message").path("content").asText();
    }
}
