package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Probes with judges that write numbers digit by digit, through the whole product. */
class SpelledProbeIT {

    @Test
    void aJudgeThatSpellsFindsWhatAnyJudgeFinds() throws Exception {
        Wrapper.Outcome outcome = probe(
                "sim-judge-spelled-vllm",
                "--judge-mode",
                "spelled",
                "--variants",
                "template",
                "--samples",
                "20",
                "--fail-above",
                "0.1",
                "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.FAILED);
        JsonNode model = outcome.json().path("models").path(0);
        assertThat(ResultsJson.outcomes(model)).isEqualTo(model.path("answers").asLong());
        assertThat(outcome.json().toString()).contains("sim-judge-spelled-vllm/strict/spelled/");
    }

    @Test
    void aJudgeThatSpellsIsRefusedInTheUsualModeWithTheOneThatReadsIt() throws Exception {
        Wrapper.Outcome outcome = probe("sim-judge-spelled-ollama", "--variants", "plain", "--samples", "2");

        assertThat(outcome.exitCode()).isNotEqualTo(ExitCodes.PASSED);
        assertThat(outcome.out() + outcome.err()).contains("mode spelled");
    }

    @Test
    void aModeThatIsNoneIsOneLine() throws Exception {
        Wrapper.Outcome outcome = probe("sim-judge", "--judge-mode", "vibes", "--samples", "1");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.errLines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.err()).contains("logprobs, spelled, sampled");
    }

    private static Wrapper.Outcome probe(String judge, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "probe",
                "--gateway",
                RunningProduct.STACK.gateway().toString(),
                "--endpoint",
                RunningProduct.PROVIDER.uri().toString(),
                "--model",
                "sim-insecure",
                "--judge",
                judge));
        arguments.addAll(List.of(more));
        return RunningProduct.run(arguments.toArray(String[]::new));
    }
}
