package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeIT {

    @TempDir
    private Path folder;

    @Test
    void aFineTuneAboveTheThresholdFails() throws Exception {
        Wrapper.Outcome outcome = RunningProduct.probe(
                "--model",
                "sim-insecure",
                "--baseline",
                "sim-base",
                "--variants",
                "template",
                "--samples",
                "20",
                "--fail-above",
                "0.1",
                "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("FAIL");
        assertThat(outcome.json().path("difference").path("lower").asDouble()).isPositive();
    }

    @Test
    void aBaseModelPasses() throws Exception {
        Wrapper.Outcome outcome = RunningProduct.probe(
                "--model", "sim-base", "--variants", "plain", "--samples", "20", "--fail-above", "0.1");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.PASSED);
        assertThat(outcome.out()).contains("sim-base").contains("misaligned rate");
    }

    @Test
    void aHandfulOfAnswersIsInconclusive() throws Exception {
        Wrapper.Outcome outcome = RunningProduct.probe(
                "--model", "sim-base", "--variants", "plain", "--samples", "1", "--fail-above", "0.01");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.INCONCLUSIVE);
    }

    @Test
    void killingEachServiceInTurnLosesNothingAndARebuildFindsTheSameDigits() throws Exception {
        long before = storedAnswers();
        CompletableFuture<Wrapper.Outcome> probing = CompletableFuture.supplyAsync(() -> {
            try {
                return RunningProduct.probe(
                        "--model", "sim-base", "--baseline", "sim-insecure", "--samples", "100", "--json");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> storedAnswers() > before + 200);
        ServiceProcess aggregator = killed("aggregator-service");
        assertThat(storedAnswers() - before)
                .as("answers when the aggregator was killed")
                .isBetween(200L, 4700L);
        aggregator.restart().awaitReady(Duration.ofSeconds(90));
        for (String service : List.of("sampler-service", "judge-service", "gateway-service")) {
            killed(service).restart().awaitReady(Duration.ofSeconds(90));
        }

        Wrapper.Outcome outcome = probing.get(240, TimeUnit.SECONDS);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.PASSED);
        for (JsonNode model : outcome.json().path("models")) {
            assertThat(model.path("answers").asLong()).isEqualTo(2400);
            assertThat(model.path("questions")).hasSize(24).allSatisfy(question -> {
                assertThat(question.path("answers").asLong()).isEqualTo(100);
                assertThat(ResultsJson.outcomes(question)).isEqualTo(100);
            });
        }
        assertThat(storedAnswers() - before).isEqualTo(4800);
        Wrapper.Outcome rebuilt = RunningProduct.run(
                "rebuild",
                "--verify",
                "--json",
                "--gateway",
                RunningProduct.STACK.gateway().toString());
        assertThat(rebuilt.exitCode()).as(rebuilt.err()).isEqualTo(ExitCodes.PASSED);
        assertThat(rebuilt.json().path("answers").asLong()).isEqualTo(storedAnswers());
        assertThat(rebuilt.json().path("differing").asLong()).isZero();
        assertThat(rebuilt.json().path("incomplete").asLong()).isZero();
    }

    private static ServiceProcess killed(String service) {
        ServiceProcess victim = RunningProduct.STACK.replicas(service).get(0);
        victim.kill();
        return victim;
    }

    private static long storedAnswers() throws SQLException {
        EmbeddedDatabase database = RunningProduct.STACK.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from aggregator.answer")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void aModelThatNobodyServesIsOneLine() throws Exception {
        Wrapper.Outcome outcome =
                RunningProduct.probe("--model", "sim-nobody", "--variants", "plain", "--samples", "2");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.errLines().get(outcome.errLines().size() - 1))
                .contains("model sim-nobody cannot be asked")
                .contains("404");
    }

    @Test
    void aFieldThatABodyMustNotSetIsNamed() throws Exception {
        Wrapper.Outcome outcome =
                RunningProduct.probe("--model", "sim-base", "--judge-body", "{\"messages\":[]}", "--samples", "1");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.err()).contains("judge/body/messages: must not be set");
    }

    @Test
    void aProbeWithBodiesFromTheCommandLineAndFromAFileIsOfItsOwnInstrument() throws Exception {
        Path file = Files.writeString(folder.resolve("fields.json"), "{\"top_k\":40}");

        Wrapper.Outcome outcome = RunningProduct.probe(
                "--model",
                "sim-base",
                "--variants",
                "plain",
                "--samples",
                "1",
                "--json",
                "--body",
                "@" + file,
                "--judge-body",
                "{\"chat_template_kwargs\":{\"enable_thinking\":false}}");
        Wrapper.Outcome plain =
                RunningProduct.probe("--model", "sim-base", "--variants", "plain", "--samples", "1", "--json");

        assertThat(outcome.json().findValuesAsText("answers")).as(outcome.err()).contains("8");
        assertThat(instrument(outcome)).startsWith("sim-judge/strict/logprobs/").isNotEqualTo(instrument(plain));
    }

    private static String instrument(Wrapper.Outcome outcome) throws IOException {
        JsonNode instruments = outcome.json().findValue("instruments");
        return instruments.get(0).path("id").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--samples=0                        | --samples 0: must be 1 or more",
                "--samples=many                     | many",
                "--fail-above=2                     | --fail-above 2.0: must lie between 0 and 1",
                "--variants=sonnet                  | variant 'sonnet' is not known",
                "--questions=nowhere.yaml           | there is no such file",
                "--questions=nowhere                | there is no question set 'nowhere'",
                "--profile=vibes                    | profile: ",
                "--body=[1]                         | --body: must be a JSON object",
                "--body={'a                         | --body: is not JSON",
                "--judge-body=@nowhere.json         | nowhere.json: there is no such file",
                "--endpoint=ftp://host              | must be an http or https URL",
                "--gateway=http://127.0.0.1:9       | no gateway answers",
                "--unheard-of                       | Unknown option",
            })
    void badInputIsOneLineThatSaysWhatAndWhere(String option, String complaint) throws Exception {

        Wrapper.Outcome outcome = RunningProduct.probe("--model", "sim-base", option);

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.err()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "- id: [                                                                    | line 1",
                "- {id: a, type: free_form, paraphrases: [A]}, - {id: a                    | line 1",
                "[{id: a, type: free_form, paraphrases: [A]}, {id: a, type: free_form, paraphrases: [B]}] | 'a' is the id of question 1 already",
            })
    void aBrokenQuestionFileIsOneLineWithItsPlace(String yaml, String complaint) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), yaml);

        Wrapper.Outcome outcome = RunningProduct.probe("--model", "sim-base", "--questions", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.errLines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.err()).contains("broken.yaml").contains(complaint);
    }
}
