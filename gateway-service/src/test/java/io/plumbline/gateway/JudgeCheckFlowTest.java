package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Judges that are checked before models are asked, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class JudgeCheckFlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REASON = "its scale is not 0 to 100";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

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
    void aProbeWhoseJudgeIsUnfitAsksNoModelAndTellsWhy() {
        pipeline.unfit("unfit-judge", REASON);

        String probe = submit("unfit-judge");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(GatewayClient.get(probe).getString("state")).isEqualTo("FINISHED"));
        int total = GatewayClient.get(probe).getInt("models[0].total");
        assertThat(GatewayClient.get(probe).getInt("models[0].unscored.JUDGE_UNFIT"))
                .isEqualTo(total);
        assertThat(GatewayClient.get(probe).getString("models[0].lastFailure")).isEqualTo("JUDGE_UNFIT: " + REASON);
        assertThat(pipeline.asked(model("unfit-judge"))).isEmpty();
        assertThat(judge("unfit-judge")).containsEntry("kind", "UNFIT").containsEntry("reason", REASON);
    }

    @Test
    void promptsWaitForTheCheckAndAreSentAfterIt() {
        pipeline.silent("slow-judge");
        String probe = submit("slow-judge");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(GatewayClient.get(probe).getString("models[0].waitingFor"))
                        .startsWith("the judge is checked first; prompts wait until "));
        assertThat(pipeline.asked(model("slow-judge"))).isEmpty();

        String other = submit("quick-judge");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(GatewayClient.get(other).getString("state")).isEqualTo("FINISHED"));
        assertThat(judge("quick-judge")).containsEntry("kind", "FIT");
        assertThat(judge("slow-judge")).containsEntry("kind", "UNKNOWN");
        GatewayClient.cancel(probe);
    }

    @Test
    void aJudgeIsCheckedOnceForManyProbes() {
        String first = submit("common-judge");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(GatewayClient.get(first).getString("state")).isEqualTo("FINISHED"));
        String second = submit("common-judge");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(GatewayClient.get(second).getString("state")).isEqualTo("FINISHED"));

        assertThat(pipeline.checks("common-judge")).isEqualTo(1);
        assertThat(pipeline.asked(model("common-judge"))).isNotEmpty();
    }

    private static String submit(String judge) {
        GatewayClient.register(model(judge), Map.of());
        return GatewayClient.submitted(
                model(judge),
                Map.of("samples", 1, "judge", Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", judge)));
    }

    private static String model(String judge) {
        return "checked-by-" + judge;
    }

    private static Map<String, Object> judge(String name) {
        return given().auth()
                .oauth2(GatewayClient.ADMIN_KEY)
                .get("/api/v1/judges")
                .jsonPath()
                .getMap("find { it.modelName == '" + name + "' }.state");
    }
}
