package io.plumbline.product;

import io.plumbline.cli.gateway.DerivedModelId;
import io.plumbline.cli.text.ExitCodes;
import java.util.ArrayList;
import java.util.List;
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
