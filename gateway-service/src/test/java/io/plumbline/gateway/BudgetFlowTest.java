package io.plumbline.gateway;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Daily budgets bind whatever comes of the calls; over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class BudgetFlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private Pipeline pipeline;

    @BeforeEach
    void openPipeline() {
        pipeline = new Pipeline(broker);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }

    static Stream<Arguments> results() {
        return Stream.of(
                // 1,000 tokens at 10 dollars a million cost 0.01 dollars
                Arguments.of("answers", answered("x", new Usage(0, 1000)), Map.of("costPerDay", 0.05), 5, 5),
                Arguments.of("dear answers", answered("x", new Usage(0, 20_000)), Map.of("costPerDay", 0.5), 4, 4),
                Arguments.of("small answers", answered("x", new Usage(0, 100)), Map.of("costPerDay", 0.02), 20, 20),
                // each question has 10 to 60 tokens, and "word word .." has 50
                Arguments.of("no usage", answered("word ".repeat(40), Usage.NONE), Map.of("tokensPerDay", 400), 4, 8),
                Arguments.of("no usage, little budget", answered("x", Usage.NONE), Map.of("tokensPerDay", 100), 2, 10),
                Arguments.of("filtered", failed(UnscoredReason.TARGET_FILTERED, 1), Map.of("tokensPerDay", 100), 2, 10),
                // four calls each
                Arguments.of("failed", failed(UnscoredReason.TARGET_ERROR, 4), Map.of("callsPerDay", 20), 5, 5),
                // a cut reply has the 1,000 tokens that it may have, and its question
                Arguments.of("cut, at a cost", paid(UnscoredReason.TRUNCATED), Map.of("costPerDay", 0.05), 5, 5),
                Arguments.of(
                        "filtered, at a cost", paid(UnscoredReason.TARGET_FILTERED), Map.of("costPerDay", 0.05), 5, 5),
                Arguments.of("cut", failed(UnscoredReason.TRUNCATED, 1), Map.of("tokensPerDay", 3000), 3, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void aBudgetEndsTheCalls(String what, CallResult result, Map<String, Object> limits, int least, int most) {
        String model = "spends-" + what.replaceAll("[^a-z]+", "-");
        pipeline.result(model, result);
        GatewayClient.register(model, Map.of("window", 60, "limits", limits, "prices", Map.of("outputPerMillion", 10)));

        String probe = GatewayClient.submitted(model, Map.of("samples", 8));

        await().atMost(SOON).until(() -> GatewayClient.get(probe).getString("models[0].waitingFor") != null);
        await().pollDelay(Duration.ofSeconds(3)).atMost(SOON).until(() -> ratio(model) >= 1);
        int asked = pipeline.asked(model).size();
        System.out.printf("%-24s | %-24s | ratio %.2f, stopped | %d calls paid%n", what, limits, ratio(model), asked);
        assertThat(asked).isBetween(least, most);
        await().atMost(SOON).until(() -> GatewayClient.get(probe)
                .getString("models[0].waitingFor")
                .contains(limits.keySet().iterator().next()));
        GatewayClient.cancel(probe);
    }

    @Test
    void aCanaryCountsAndGoesOnlyIfAllOfItFits() {
        pipeline.result("frugal", answered("x", new Usage(10, 10)));
        GatewayClient.register("frugal-base", Map.of());
        GatewayClient.register("frugal", Map.of("baseline", "frugal-base", "limits", Map.of("callsPerDay", 63)));
        await().during(Duration.ofSeconds(5)).atMost(SOON).until(() -> pipeline.canaries("frugal")
                .isEmpty());

        GatewayClient.register("frugal", Map.of("baseline", "frugal-base", "limits", Map.of("callsPerDay", 64)));
        await().atMost(SOON).until(() -> pipeline.canaries("frugal").size() == 128);

        await().atMost(SOON).until(() -> ratio("frugal") == 1);
        String probe = GatewayClient.submitted("frugal", Map.of("samples", 1));
        await().atMost(SOON).until(() -> GatewayClient.get(probe).getString("models[0].waitingFor") != null);
        assertThat(pipeline.asked("frugal")).isEmpty();
        GatewayClient.cancel(probe);
    }

    private double ratio(String model) {
        String name = "plumbline_budget_spent_ratio{model=\"" + model + "\"} ";
        List<String> lines = given().auth()
                .none()
                .get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .toList();
        return lines.isEmpty() ? 0 : Double.parseDouble(lines.get(0).substring(name.length()));
    }

    private static Answered answered(String text, Usage usage) {
        return new Answered(
                text, Optional.empty(), new ModelReply("stop", "served", Optional.empty()), usage, Duration.ZERO, 1);
    }

    /** 1,000 tokens that came to no answer. */
    private static Failed paid(UnscoredReason reason) {
        return new Failed(reason, "as the test wants it", 1, new Usage(0, 1000));
    }

    private static Failed failed(UnscoredReason reason, int attempts) {
        return new Failed(reason, "as the test wants it", attempts);
    }
}
