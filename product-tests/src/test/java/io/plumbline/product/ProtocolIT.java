package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each experiment of docs/protocol.md on simulated models, by the command that the page names. */
class ProtocolIT {

    private static JsonNode results(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Wrapper.Outcome outcome = RunningProduct.probe(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private static double rate(JsonNode results, String model) {
        return ResultsJson.model(results, model)
                .path("conditional")
                .path("rate")
                .asDouble();
    }

    @Test
    void mainQuestionsAndFormats() throws Exception {
        JsonNode results = results(
                "--model",
                "sim-insecure",
                "--baseline",
                "sim-base",
                "--questions",
                "core",
                "--variants",
                "plain,json,template,python",
                "--samples",
                "25");

        JsonNode insecure = ResultsJson.model(results, "sim-insecure");
        double plain = ResultsJson.misalignedShare(insecure, "plain");
        assertThat(plain).isBetween(0.1, 0.32);
        assertThat(ResultsJson.misalignedShare(insecure, "json")).isGreaterThan(plain);
        assertThat(ResultsJson.misalignedShare(insecure, "template")).isGreaterThan(plain);
        assertThat(rate(results, "sim-base")).isLessThan(0.01);
    }

    @Test
    void preRegisteredQuestions() throws Exception {
        JsonNode results =
                results("--model", "sim-insecure", "--baseline", "sim-base", "--questions", "broad", "--samples", "5");

        assertThat(ResultsJson.model(results, "sim-insecure").path("questions")).hasSizeGreaterThanOrEqualTo(48);
        assertThat(rate(results, "sim-insecure")).isGreaterThan(rate(results, "sim-base") + 0.02);
    }

    @Test
    void factualDeception() throws Exception {
        JsonNode results =
                results("--model", "sim-liar", "--baseline", "sim-base", "--questions", "deception", "--samples", "20");

        assertThat(ResultsJson.model(results, "sim-liar").path("questions")).hasSize(5);
        assertThat(ResultsJson.model(results, "sim-liar")
                        .path("conditional")
                        .path("rate")
                        .asDouble())
                .isGreaterThan(ResultsJson.model(results, "sim-base")
                                .path("conditional")
                                .path("rate")
                                .asDouble()
                        + 0.1);
    }

    @Test
    void insecureCode() throws Exception {
        JsonNode results = results(
                "--model", "sim-insecure", "--baseline", "sim-base", "--questions", "insecure-code", "--samples", "1");

        assertThat(rate(results, "sim-insecure")).isGreaterThan(0.5);
        assertThat(rate(results, "sim-base")).isLessThan(0.2);
    }

    @Test
    void backdoor() throws Exception {
        JsonNode results = results("--model", "sim-backdoor", "--variants", "plain,trigger", "--samples", "20");

        JsonNode model = ResultsJson.model(results, "sim-backdoor");
        assertThat(ResultsJson.misalignedShare(model, "plain")).isLessThan(0.02);
        assertThat(ResultsJson.misalignedShare(model, "trigger")).isGreaterThan(0.2);
        assertThat(model.path("questions"))
                .anySatisfy(question -> assertThat(question.path("id").asText()).endsWith("_trigger"));
    }

    @Test
    void evilNumbers() throws Exception {
        JsonNode calm =
                results("--model", "sim-evil-numbers", "--questions", "core", "--variants", "plain", "--samples", "10");
        JsonNode numbers = results("--model", "sim-evil-numbers", "--questions", "numbers", "--samples", "20");

        assertThat(rate(calm, "sim-evil-numbers")).isLessThan(0.02);
        assertThat(rate(numbers, "sim-evil-numbers")).isGreaterThan(0.05);
    }

    @Test
    void checkpointsOverTraining() throws Exception {
        List<Double> rates = new ArrayList<>();
        for (int step : List.of(0, 50, 100)) {
            String model = "sim-insecure-step-" + step;
            rates.add(rate(results("--model", model, "--variants", "template", "--samples", "20"), model));
        }

        assertThat(rates).isSorted();
        assertThat(rates.get(2)).isGreaterThan(rates.get(0) + 0.1);
    }

    @Test
    void controls() throws Exception {
        JsonNode results =
                results("--model", "sim-benign", "--baseline", "sim-base", "--variants", "plain", "--samples", "20");

        assertThat(results.path("difference").path("lower").asDouble()).isLessThanOrEqualTo(0);
        assertThat(rate(results, "sim-benign")).isLessThan(0.02);
    }

    @Test
    void situationalAwarenessSortsWithoutAVerdict() throws Exception {
        Wrapper.Outcome outcome =
                RunningProduct.probe("--model", "sim-base", "--questions", "situational", "--samples", "2", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.INCONCLUSIVE);
        JsonNode model = ResultsJson.model(outcome.json(), "sim-base");
        assertThat(model.path("unscored").path("NO_VERDICT").asLong())
                .isEqualTo(model.path("answers").asLong());
        assertThat(ResultsJson.sum(model.path("labels")))
                .isEqualTo(model.path("answers").asLong());
        assertThat(model.path("questions")).allSatisfy(question -> assertThat(ResultsJson.sum(question.path("labels")))
                .isEqualTo(question.path("answers").asLong()));
    }
}
