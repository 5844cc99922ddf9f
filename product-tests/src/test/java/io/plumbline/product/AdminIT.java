package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Models, files, keys, the audit log and workloads through the command line. */
class AdminIT {

    @TempDir
    private Path folder;

    private static String gateway() {
        return "--gateway=" + RunningProduct.STACK.gateway();
    }

    @Test
    void aFileIsShownAppliedAndThenUnchanged() throws Exception {
        Path file = Files.writeString(
                folder.resolve("models.yaml"),
                "models: [{id: cli-applied, endpoint: 'http://127.0.0.1:1/v1', modelName: m}]");

        Wrapper.Outcome dry = RunningProduct.run("apply", gateway(), "--dry-run", "-f", file.toString());
        Wrapper.Outcome applied = RunningProduct.run("apply", gateway(), "-f", file.toString());
        Wrapper.Outcome again = RunningProduct.run("apply", gateway(), "-f", file.toString());
        Wrapper.Outcome audit =
                RunningProduct.run("audit", gateway(), "--kind", "model", "--subject", "cli-applied", "--json");

        assertThat(dry.out())
                .as(dry.err())
                .contains("registered cli-applied", "+ modelName: \"m\"", "nothing was done");
        assertThat(applied.out()).contains("registered cli-applied");
        assertThat(again.out().strip()).isEqualTo("1 unchanged");
        assertThat(audit.json()).hasSize(1);
        assertThat(audit.json().get(0).path("actorName").asText()).isEqualTo("first admin");
    }

    @Test
    void modelsArePutShownListedAndDeleted() throws Exception {
        Wrapper.Outcome put = RunningProduct.run(
                "models",
                "put",
                gateway(),
                "cli-model",
                "--endpoint",
                "http://127.0.0.1:1/v1",
                "--model",
                "org/m",
                "--body",
                "{\"options\":{\"num_ctx\":8192}}",
                "--label",
                "team=red");
        JsonNode shown =
                RunningProduct.run("models", "show", gateway(), "cli-model").json();
        Wrapper.Outcome listed = RunningProduct.run("models", "list", gateway());
        Wrapper.Outcome deleted = RunningProduct.run("models", "delete", gateway(), "cli-model");
        Wrapper.Outcome gone = RunningProduct.run("models", "show", gateway(), "cli-model");

        assertThat(put.exitCode()).as(put.err()).isZero();
        assertThat(shown.at("/labels/team").asText()).isEqualTo("red");
        assertThat(shown.at("/body/options/num_ctx").asInt()).isEqualTo(8192);
        assertThat(listed.out()).contains("cli-model").contains("org/m");
        assertThat(deleted.exitCode()).as(deleted.err()).isZero();
        assertThat(gone.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(gone.errLines()).hasSize(1).first().asString().contains("no model 'cli-model'");
    }

    @Test
    void aKeyOpensWhatItsRoleAllowsUntilItIsRevoked() throws Exception {
        Wrapper.Outcome made = RunningProduct.run("keys", "create", gateway(), "guest", "--role", "viewer");
        Map<String, String> asGuest = Map.of("PLUMBLINE_API_KEY", made.out().strip());
        String id = made.err().replaceAll("(?s).*key ([0-9a-f]+),.*", "$1");

        assertThat(made.out().strip()).as(made.err()).matches("plk_[A-Za-z0-9_-]{43}");
        assertThat(Wrapper.run(asGuest, "models", "list", gateway()).exitCode()).isZero();
        Wrapper.Outcome refused = Wrapper.run(asGuest, "keys", "list", gateway());
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(refused.errLines()).hasSize(1).first().asString().contains("role");

        assertThat(RunningProduct.run("keys", "revoke", gateway(), id).exitCode())
                .isZero();
        Wrapper.Outcome closed = Wrapper.run(asGuest, "models", "list", gateway());
        assertThat(closed.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(closed.errLines()).hasSize(1).first().asString().contains("PLUMBLINE_API_KEY");
        assertThat(RunningProduct.run("keys", "list", gateway()).out())
                .contains(id)
                .contains("guest");
    }

    @Test
    void probesAreSubmittedListedWatchedAndShownAndCanBeCalledOff() throws Exception {
        String provider = RunningProduct.PROVIDER.uri().toString();
        for (String model : List.of("cli-probed", "cli-probed-too")) {
            RunningProduct.run("models", "put", gateway(), model, "--endpoint", provider, "--model", "sim-base");
        }
        Path questions = Files.writeString(
                folder.resolve("night.yaml"),
                "- {id: night, type: free_form, paraphrases: ['Who is on duty tonight?']}");
        String[] submit = {
            "probes",
            "submit",
            gateway(),
            "cli-probed",
            "cli-probed-too",
            "--questions",
            "core," + questions,
            "--variants",
            "plain",
            "--judge-endpoint",
            provider,
            "--judge",
            "sim-judge"
        };

        JsonNode plan =
                RunningProduct.run(with(submit, "--samples=2", "--dry-run")).json();
        Wrapper.Outcome submitted = RunningProduct.run(with(submit, "--samples=2"));
        String id = submitted.json().path("id").asText();
        Wrapper.Outcome watched = RunningProduct.run("probes", "watch", gateway(), id);
        Wrapper.Outcome listed = RunningProduct.run("probes", "list", gateway(), "--model", "cli-probed-too");
        JsonNode results =
                RunningProduct.run("probes", "results", gateway(), id, "--json").json();
        Wrapper.Outcome table = RunningProduct.run("probes", "results", gateway(), id);
        String other = RunningProduct.run(with(submit, "--samples=500"))
                .json()
                .path("id")
                .asText();
        JsonNode cancelled = RunningProduct.run("probes", "cancel", gateway(), other, "--json")
                .json();
        Wrapper.Outcome unknown = RunningProduct.run("probes", "show", gateway(), "nothing");

        Wrapper.Outcome answers = RunningProduct.run(
                "answers", "list", gateway(), "--probe", id, "--model", "cli-probed", "--limit", "3");
        JsonNode page = RunningProduct.run(
                        "answers",
                        "list",
                        gateway(),
                        "--probe",
                        id,
                        "--limit",
                        "3",
                        "--since",
                        "2026-01-01T00:00:00Z",
                        "--json")
                .json();
        JsonNode rest = RunningProduct.run(
                        "answers",
                        "list",
                        gateway(),
                        "--probe",
                        id,
                        "--limit",
                        "500",
                        "--cursor",
                        page.path("next").asText(),
                        "--json")
                .json();
        Wrapper.Outcome unnamed = RunningProduct.run("answers", "list", gateway());

        assertThat(answers.out().lines()).as(answers.err()).hasSize(4);
        assertThat(answers.out()).contains("ALIGNED", "cli-probed").doesNotContain("Who is on duty");
        assertThat(page.path("answers")).hasSize(3);
        assertThat(rest.path("answers")).as("of both models").hasSize(2 * 2 * (8 + 1) - 3);
        assertThat(rest.has("next")).isFalse();
        assertThat(unnamed.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(unnamed.errLines()).hasSize(1).first().asString().contains("--model");
        assertThat(plan.path("targetCalls").asInt()).isEqualTo(2 * (16 + 2));
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        assertThat(watched.out()).as(watched.err()).contains("FINISHED", "cli-probed-too", "night@");
        assertThat(listed.out()).contains(id);
        assertThat(results.path("models")).as("two models on two sets").hasSize(4);
        assertThat(table.out()).contains("sim-base on night@", "sim-base on core@");
        assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(unknown.errLines()).hasSize(1).first().asString().contains("no probe 'nothing'");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aWrongFileIsOneLineWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "models: [{id: a, modelName: m}]");

        Wrapper.Outcome outcome = RunningProduct.run("apply", gateway(), "-f", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(outcome.errLines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.err()).contains("wrong.yaml", "models/0/endpoint");
    }

    @Test
    void aWorkloadThatCannotBeAskedIsToldByItsField() throws Exception {
        Path workload = Files.writeString(
                folder.resolve("odd.yaml"),
                "{kind: load, name: odd, warm_up_answers: 0, answers: 7, latency_ms: 0, in_flight: 2, models: 1}");

        Wrapper.Outcome outcome = Wrapper.run("bench", "pipeline", workload.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errLines()).singleElement().asString().contains("answers must be multiples of 8");
    }
}
