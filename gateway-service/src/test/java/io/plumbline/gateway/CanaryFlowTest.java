package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.plumbline.events.Prompt;
import io.plumbline.events.prompt.Canary.Side;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Models compared with their baselines because they are registered, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class CanaryFlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BEATS = Duration.ofSeconds(5);
    private static final int RUN = 16 * 4 * 2;

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
    void bothSidesAreAskedTheSameAndAgainWhenOneOfThemIsRolledOut() {
        GatewayClient.register("canary-base", Map.of("modelName", "base"));
        GatewayClient.register("canary-tuned", Map.of("modelName", "tuned", "baseline", "canary-base"));
        awaitCanaries("canary-tuned", RUN);

        List<Prompt> run = pipeline.canaries("canary-tuned");
        assertThat(run).extracting(Prompt::id).doesNotHaveDuplicates();
        assertThat(run).extracting(Prompt::probeId).containsOnly(run.get(0).probeId());
        assertThat(questions(run, Side.MODEL, "tuned")).isEqualTo(questions(run, Side.BASELINE, "base"));
        assertThat(questions(run, Side.MODEL, "tuned").values()).hasSize(16).containsOnly(4L);
        assertThat(run).allSatisfy(prompt -> {
            assertThat(prompt.sampling().temperature()).isZero();
            assertThat(prompt.canary().orElseThrow().baseline()).isEqualTo("canary-base");
            assertThat(prompt.canary().orElseThrow().size()).isEqualTo(RUN);
        });

        GatewayClient.register("canary-tuned", Map.of("modelName", "tuned", "baseline", "canary-base", "window", 3));
        staysAt("canary-tuned", RUN);
        GatewayClient.register("canary-base", Map.of("modelName", "base", "revision", "2"));
        awaitCanaries("canary-tuned", 2 * RUN);
        assertThat(pipeline.canaries("canary-tuned")).extracting(Prompt::id).doesNotHaveDuplicates();
        assertThat(pipeline.canaries("canary-base")).as("it has no baseline").isEmpty();
    }

    @Test
    void sendsNoPromptWhileAnotherReplicaSendsAndEqualIdsAfterItsCrash() throws SQLException {
        GatewayClient.register("crash-base", Map.of());
        GatewayClient.register("crash-tuned", Map.of("baseline", "crash-base"));
        awaitCanaries("crash-tuned", RUN);
        List<String> ids = ids("crash-tuned");

        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "select pg_advisory_xact_lock(hashtextextended('canary crash-tuned', 0))");
            try (Connection own = dataSource.getConnection()) {
                execute(own, "delete from gateway.canary where model = 'crash-tuned'");
            }
            staysAt("crash-tuned", RUN);
            other.rollback();
        }

        awaitCanaries("crash-tuned", 2 * RUN);
        assertThat(ids("crash-tuned").subList(RUN, 2 * RUN)).containsExactlyInAnyOrderElementsOf(ids);
        staysAt("crash-tuned", 2 * RUN);
    }

    @Test
    void aModelIsComparedAgainAfterAWhileAsLongAsItIsInUse() throws SQLException {
        GatewayClient.register("idle-base", Map.of());
        GatewayClient.register("idle-tuned", Map.of("baseline", "idle-base"));
        awaitCanaries("idle-tuned", RUN);

        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "update gateway.registered_model set registered_at = now() - interval '8 days'"
                            + " where id = 'idle-tuned'");
            execute(
                    connection,
                    "update gateway.canary set sent_at = now() - interval '7 hours' where model = 'idle-tuned'");
        }
        staysAt("idle-tuned", RUN);

        GatewayClient.submitted("idle-tuned", Map.of("samples", 1));
        awaitCanaries("idle-tuned", 2 * RUN);
    }

    @Test
    void aDeletedModelIsComparedNoMore() throws SQLException {
        GatewayClient.register("gone-base", Map.of());
        GatewayClient.register("gone-tuned", Map.of("baseline", "gone-base"));
        awaitCanaries("gone-tuned", RUN);

        given().delete("/api/v1/models/gone-tuned").then().statusCode(204);
        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "update gateway.canary set sent_at = now() - interval '7 hours' where model = 'gone-tuned'");
        }
        staysAt("gone-tuned", RUN);

        GatewayClient.register("gone-tuned", Map.of("baseline", "gone-base"));
        awaitCanaries("gone-tuned", 2 * RUN);
    }

    private static Map<String, Long> questions(List<Prompt> run, Side side, String modelName) {
        return run.stream()
                .filter(prompt -> prompt.canary().orElseThrow().side() == side)
                .filter(prompt -> prompt.target().modelName().equals(modelName))
                .map(Prompt::question)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private List<String> ids(String model) {
        return pipeline.canaries(model).stream().map(Prompt::id).toList();
    }

    private void awaitCanaries(String model, int number) {
        await().atMost(SOON).until(() -> pipeline.canaries(model).size() == number);
    }

    private void staysAt(String model, int number) {
        await().during(BEATS).atMost(SOON).until(() -> pipeline.canaries(model).size() == number);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
