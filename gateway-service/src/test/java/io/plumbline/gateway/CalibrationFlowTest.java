package io.plumbline.gateway;

import io.agroal.api.AgroalDataSource;
import io.plumbline.events.Prompt;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Judges measured because probes use them, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class CalibrationFlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BEATS = Duration.ofMillis(2500);
    private static final int GOLD = 90;

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
    void anInstrumentIsMeasuredOnceInASlotHoweverManyProbesUseIt() {
        submit("once");
        submit("once");
        awaitCalibrations("once", GOLD);

        staysAt("once", GOLD);
        assertThat(pipeline.calibrations("once"))
                .extracting(Prompt::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("calibration-[0-9a-f]{12}-[0-9]+\\.[0-9]+"));
        assertThat(pipeline.calibrations("once")).extracting(Prompt::model).containsOnly("calibration");
        assertThat(pipeline.asked("calibration")).isEmpty();
    }

    @Test
    void sendsNoAnswerWhileAnotherReplicaSendsAndEqualIdsAfterItsCrash() throws SQLException {
        submit("crashed");
        awaitCalibrations("crashed", GOLD);
        List<String> ids = ids("crashed");

        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            execute(
                    other,
                    "select pg_advisory_xact_lock(hashtextextended('calibration' || id, 0)) from gateway.calibration"
                            + " where judging like '%\"crashed\"%'");
            try (Connection own = dataSource.getConnection()) {
                execute(own, "update gateway.calibration set sent_slot = null where judging like '%\"crashed\"%'");
            }
            staysAt("crashed", GOLD);
            other.rollback();
        }

        awaitCalibrations("crashed", 2 * GOLD);
        assertThat(ids("crashed").subList(GOLD, 2 * GOLD)).containsExactlyInAnyOrderElementsOf(ids);
        staysAt("crashed", 2 * GOLD);
    }

    @Test
    void aRunWhoseCallsAllFailedIsSentAgainUnderAnotherIdAndNotAfterOneThatWorked() {
        pipeline.failGold("away", true);
        submit("away");
        awaitCalibrations("away", GOLD);
        pipeline.failGold("away", false);
        awaitCalibrations("away", 2 * GOLD);

        staysAt("away", 2 * GOLD);
        List<String> ids = ids("away");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.subList(GOLD, 2 * GOLD))
                .allMatch(id -> id.matches("calibration-[0-9a-f]{12}-[0-9]+-1\\.[0-9]+"));
    }

    @Test
    void anUnusedInstrumentIsNotMeasuredAgain() throws SQLException {
        submit("idle");
        awaitCalibrations("idle", GOLD);

        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "update gateway.calibration set sent_slot = null, used_at = now() - interval '8 days'"
                            + " where judging like '%\"idle\"%'");
        }

        staysAt("idle", GOLD);
    }

    @Test
    void aJudgeIsNotMeasuredForDeletedModelsAlone() throws SQLException {
        submit("bereft");
        awaitCalibrations("bereft", GOLD);
        await().atMost(SOON)
                .until(() -> given().delete("/api/v1/models/judged-by-bereft").statusCode() == 204);

        measureAgain("bereft");
        staysAt("bereft", GOLD);

        GatewayClient.register("judged-by-bereft", Map.of());
        awaitCalibrations("bereft", 2 * GOLD);
    }

    private void measureAgain(String judge) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "update gateway.calibration set sent_slot = null where judging like '%\"" + judge + "\"%'");
        }
    }

    private static void submit(String judge) {
        GatewayClient.register("judged-by-" + judge, Map.of());
        GatewayClient.submitted(
                "judged-by-" + judge,
                Map.of("samples", 1, "judge", Map.of("endpoint", "http://127.0.0.1:1/v1", "modelName", judge)));
    }

    private List<String> ids(String judge) {
        return pipeline.calibrations(judge).stream().map(Prompt::id).toList();
    }

    private void awaitCalibrations(String judge, int number) {
        await().atMost(SOON).until(() -> pipeline.calibrations(judge).size() == number);
    }

    private void staysAt(String judge, int number) {
        await().during(BEATS)
                .atMost(SOON)
                .until(() -> pipeline.calibrations(judge).size() == number);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
