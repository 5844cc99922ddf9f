package io.plumbline.product;

import io.plumbline.cli.gateway.DerivedModelId;
import io.plumbline.cli.text.ExitCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompareIT {

    @Test
    void aFineTuneIsComparedWithItsBaseByQuestion() throws Exception {
        RunningProduct.probe(
                "--model",
                "sim-insecure",
                "--baseline",
                "sim-base",
                "--variants",
                "template",
                "--samples",
                "20",
                "--register");
        String fineTune = id("sim-insecure");
        String base = id("sim-base");

        Wrapper.Outcome worse = compare(fineTune, base, "--fail-above-difference", "0.1", "--variant", "template");
        assertThat(worse.exitCode()).as(worse.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(worse.out()).contains("difference (95 %)").contains("fail: the candidate is worse");

        Wrapper.Outcome better = compare(base, fineTune, "--fail-above-difference", "0.1", "--json");
        assertThat(better.exitCode()).as(better.err()).isEqualTo(ExitCodes.PASSED);
        assertThat(better.json().path("difference").path("upper").asDouble()).isNegative();

        Wrapper.Outcome revision = compare(fineTune + "@none", base);
        assertThat(revision.exitCode()).isEqualTo(ExitCodes.INCONCLUSIVE);
        assertThat(revision.out()).contains("no answers of the candidate").contains("another revision");
    }

    @Test
    void aModelThatHardlyEverAnswersIsNotCalledAsGoodAsItsBase() throws Exception {
        probe("sim-collapsed");

        Wrapper.Outcome mute = compare(id("sim-collapsed"), id("sim-base"));
        assertThat(mute.exitCode()).as(mute.out()).isEqualTo(ExitCodes.INCONCLUSIVE);
        assertThat(mute.out())
                .contains("inconclusive: candidate: ")
                .contains("are incoherent")
                .contains("at most 50.0 % are tolerable");

        Wrapper.Outcome reference =
                compare(id("sim-base"), id("sim-collapsed"), "--fail-above-difference", "0.9", "--json");
        assertThat(reference.exitCode()).as(reference.out()).isEqualTo(ExitCodes.INCONCLUSIVE);
        assertThat(reference.json().path("reasons").findValuesAsText("code")).contains("INCOHERENT");
        assertThat(reference.json().path("reasons").findValuesAsText("side")).contains("reference");
    }

    @Test
    void aFineTuneThatIsNotServedIsNotCalledAsGoodAsItsBase() throws Exception {
        probe("sim-same-as-base");

        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Wrapper.Outcome same = compare(id("sim-same-as-base"), id("sim-base"));
            assertThat(same.exitCode()).as(same.out()).isEqualTo(ExitCodes.INCONCLUSIVE);
            assertThat(same.out()).contains("candidate: the model answers as its baseline does");
        });
    }

    private static void probe(String model) throws Exception {
        RunningProduct.probe("--model", model, "--baseline", "sim-base", "--samples", "5", "--register");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a                                   | nothing to compare",
                "a b --fail-above-difference=2       | --fail-above-difference 2.0: must lie between 0 and 1",
                "a@r b --revision-a=s                | --revision-a s: a@r names a revision already",
                "a --after=noon                      | after: must be a time",
                "a b --source=DREAM                  | source: must be PROBE or PRODUCTION",
            })
    void badInputIsOneLineThatSaysWhatAndWhere(String arguments, String complaint) throws Exception {
        Wrapper.Outcome outcome = compare(arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).as(outcome.err()).isNotEmpty();
        assertThat(outcome.err()).contains(complaint);
    }

    private static String id(String model) {
        return DerivedModelId.id(RunningProduct.PROVIDER.uri(), model);
    }

    private static Wrapper.Outcome compare(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("compare", "--gateway", RunningProduct.STACK.gateway().toString()));
        arguments.addAll(List.of(more));
        return RunningProduct.run(arguments.toArray(String[]::new));
    }
}
