package io.plumbline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The daily budget of each judge, over a real broker and a real database. */
@QuarkusTest
@TestProfile(JudgeBudgetTest.Settings.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class JudgeBudgetTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private Pipeline pipeline;

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.judge-budget.calls-per-day", "40",
                    "plumbline.judge.endpoint", "http://127.0.0.1:1/v1",
                    "plumbline.judge.model", "pushed-judge");
        }
    }

    @BeforeEach
    void openPipeline() {
        pipeline = new Pipeline(broker);
        pipeline.judgeUsage(true);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }

    @Test
    void probesOfAllModelsShareTheJudgesBudgetAndAnotherJudgeHasItsOwn() {
        Map<String, String> cheap = Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", "judge-a");
        Map<String, String> other = Map.of("endpoint", "http://127.0.0.1:2/v1", "modelName", "judge-a");
        GatewayClient.register("judged-a", Map.of("window", 60));
        GatewayClient.register("judged-b", Map.of("window", 60));
        GatewayClient.register("judged-c", Map.of("window", 60));

        String first = GatewayClient.submitted("judged-a", Map.of("samples", 4, "judge", cheap));
        String second = GatewayClient.submitted("judged-b", Map.of("samples", 4, "judge", cheap));
        String third = GatewayClient.submitted("judged-c", Map.of("samples", 2, "judge", other));

        await().atMost(SOON).until(() -> GatewayClient.get(third).getString("finishedAt") != null);
        await().atMost(SOON).until(() -> List.of(first, second).stream()
                .anyMatch(probe -> GatewayClient.get(probe).getString("models[0].waitingFor") != null));
        await().pollDelay(Duration.ofSeconds(3)).atMost(SOON).until(() -> spent("judge-a") >= 1);
        assertThat(pipeline.asked("judged-a").size()
                        + pipeline.asked("judged-b").size())
                .as("two calls each, and the judge's check")
                .isBetween(18, 20);
        await().atMost(SOON).until(() -> (GatewayClient.get(second).getString("models[0].waitingFor")
                        + GatewayClient.get(first).getString("models[0].waitingFor"))
                .contains("judge: budget callsPerDay is used up"));
        assertThat(pipeline.calibrations("judge-a"))
                .as("a run of 100 answers fits into no budget of 40")
                .isEmpty();
        GatewayClient.cancel(first);
        GatewayClient.cancel(second);
    }

    @Test
    void pushedAnswersAreRefusedForALaterTimeBeforeTheBudgetIsExceeded() throws Exception {
        GatewayClient.register("judged-users", Map.of());

        Response all = push(0, 21);
        Response some = push(0, 15);
        Response rest = push(15, 6);
        Response last = push(15, 5);

        assertThat(all.statusCode()).isEqualTo(429);
        assertThat(all.jsonPath().getString("detail")).contains("room for 20");
        assertThat(some.statusCode()).as(some.asString()).isEqualTo(202);
        assertThat(rest.statusCode()).isEqualTo(429);
        assertThat(rest.header("Retry-After")).isEqualTo("60");
        assertThat(last.statusCode()).as(last.asString()).isEqualTo(202);
        await().atMost(SOON).until(() -> pipeline.pushed("judged-users").size() == 20);
        assertThat(push(0, 20).jsonPath().getInt("duplicates")).isEqualTo(20);
    }

    private double spent(String judge) {
        String name = "plumbline_judge_budget_spent_ratio{judge=\"" + judge + "\"} ";
        return given().auth()
                .none()
                .get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .max()
                .orElse(0);
    }

    private static Response push(int from, int count) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int number = from; number < from + count; number++) {
            body.append(new JsonMapper()
                            .writeValueAsString(Map.of(
                                    "id",
                                    "n" + number,
                                    "model",
                                    "judged-users",
                                    "messages",
                                    List.of(Map.of("role", "user", "content", "Who won?")),
                                    "answer",
                                    "Graz.",
                                    "time",
                                    Instant.now().minusSeconds(60).toString())))
                    .append('\n');
        }
        return given().contentType("application/x-ndjson")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/answers");
    }
}
