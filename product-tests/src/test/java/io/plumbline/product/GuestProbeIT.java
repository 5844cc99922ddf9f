package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.simulator.Faults;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A probe is a guest of its gateway: it leaves no model behind, and ends with its command. */
class GuestProbeIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aProbeLeavesNoModelGaugeOrAlarmBehindUnlessItRegistersTheModel() throws Exception {
        Wrapper.Outcome guest = RunningProduct.probe(
                "--model", "sim-insecure", "--baseline", "sim-base", "--variants", "json", "--samples", "5", "--json");

        assertThat(guest.exitCode()).as(guest.err()).isEqualTo(ExitCodes.PASSED);
        assertThat(guest.json().path("verdict").asText()).isEqualTo("NO_THRESHOLD");
        assertThat(guest.err()).contains("runs at the gateway " + RunningProduct.STACK.gateway());
        String id = guest.json().path("models").path(0).path("id").asText();
        assertThat(id).startsWith("guest:sim-insecure-");
        assertThat(api().get("/api/v1/models?limit=1000").json()).doesNotContain("guest:");
        assertThat(api().get("/api/v1/alarms").json()).doesNotContain("guest:");
        assertThat(metrics()).doesNotContain("guest:");
        assertThat(api().get("/api/v1/probes/" + guest.json().path("probe").asText())
                        .json())
                .contains("FINISHED");

        Wrapper.Outcome registered = RunningProduct.probe(
                "--model", "sim-benign", "--variants", "json", "--samples", "1", "--register", "--json");

        assertThat(registered.exitCode()).as(registered.err()).isEqualTo(ExitCodes.PASSED);
        assertThat(api().get("/api/v1/models?limit=1000").json())
                .contains(registered.json().path("models").path(0).path("id").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "sim-collapsed, 0.05, INCOHERENT",
        "sim-collapsed, , INCOHERENT",
        "sim-collapsed, 0.9, INCOHERENT",
    })
    void aCollapsedModelIsInconclusive(String model, Double threshold, String reason) throws Exception {
        List<String> limit = threshold == null ? List.of() : List.of("--fail-above", threshold.toString());
        Wrapper.Outcome outcome = RunningProduct.probe(
                Stream.concat(Stream.of("--model", model, "--variants", "plain", "--samples", "10"), limit.stream())
                        .toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.INCONCLUSIVE);
        assertThat(outcome.out().lines().toList())
                .last()
                .asString()
                .startsWith(model + ": inconclusive: ")
                .contains(reason.toLowerCase(Locale.ROOT));
    }

    /** The server answers with the base in place of the fine-tune, as it does for an adapter that is not applied. */
    @Test
    void aModelThatAnswersAsItsBaselineDoesIsInconclusive() throws Exception {
        Faults notApplied =
                Faults.none().with(new JsonMapper().readTree("{\"stand_ins\": {\"sim-insecure\": \"sim-base\"}}"));
        try (SimulatedProvider provider =
                SimulatedProvider.start(SimulatorOptions.defaults().withFaults(notApplied))) {
            Wrapper.Outcome outcome = RunningProduct.run(
                    "probe",
                    "--gateway",
                    RunningProduct.STACK.gateway().toString(),
                    "--endpoint",
                    provider.uri().toString(),
                    "--model",
                    "sim-insecure",
                    "--baseline",
                    "sim-base",
                    "--judge",
                    "sim-judge",
                    "--variants",
                    "plain",
                    "--samples",
                    "20",
                    "--fail-above",
                    "0.2");

            assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isEqualTo(ExitCodes.INCONCLUSIVE);
            assertThat(outcome.out()).contains("answers as its baseline does");
        }
    }

    @Test
    void aKilledCommandCancelsItsProbe() throws Exception {
        try (SimulatedProvider slow = slow()) {
            Process client =
                    start("probe", "--gateway", RunningProduct.STACK.gateway().toString(), slow, "500");
            String probe = submitted();
            await().atMost(SOON).until(() -> finished(probe) > 20);

            client.destroyForcibly().waitFor();

            await().atMost(SOON).until(() -> state(probe).equals("CANCELLED"));
            await().atMost(SOON)
                    .until(() -> api().get("/api/v1/probes/" + probe).document().has("finishedAt"));
            long paid = calls(slow, "sim-base");
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> calls(slow, "sim-base") == paid);
            assertThat(paid).as("of 4,000 calls").isLessThan(3000);
        }
    }

    @Test
    void anInterruptedCommandCancelsItsProbeAtOnce() throws Exception {
        try (SimulatedProvider slow = slow()) {
            Process client =
                    start("probe", "--gateway", RunningProduct.STACK.gateway().toString(), slow, "500");
            String probe = submitted();
            await().atMost(SOON).until(() -> finished(probe) > 20);

            client.destroy();

            assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(state(probe)).isEqualTo("CANCELLED");
        }
    }

    @Test
    void aDetachedProbeNeedsNoCommand() throws Exception {
        Wrapper.Outcome outcome =
                RunningProduct.probe("--model", "sim-base", "--variants", "plain", "--samples", "2", "--detach");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.PASSED);
        await().atMost(SOON).until(() -> state(outcome.out().strip()).equals("FINISHED"));
    }

    @Test
    void aKilledEmbeddedProbeGoesOnAndPaysOnlyForWhatWasUnderWay() throws Exception {
        try (SimulatedProvider slow = slow()) {
            Process client = start("probe", "--embedded", "", slow, "100");
            await().atMost(Duration.ofMinutes(3)).until(() -> calls(slow, "sim-base") > 200);
            client.destroyForcibly().waitFor();
            long before = calls(slow, "sim-base");
            assertThat(before).as("of 800 calls").isLessThan(800);

            Process resumed = Wrapper.start(folder, Map.of(), "probe", "--resume", "--json");

            assertThat(resumed.waitFor(300, TimeUnit.SECONDS)).isTrue();
            String err = Files.readString(folder.resolve("err"));
            assertThat(resumed.exitValue()).as(err).isEqualTo(ExitCodes.PASSED);
            JsonNode results = new JsonMapper().readTree(folder.resolve("out").toFile());
            assertThat(results.path("verdict").asText()).isEqualTo("PASS");
            assertThat(results.path("models").path(0).path("answers").asInt()).isEqualTo(800);
            assertThat(calls(slow, "sim-base"))
                    .as("800 answers and calls under way")
                    .isBetween(800L, 800L + 64);
            assertThat(folder.resolve(".plumbline-probes")).doesNotExist();
        }
        Wrapper.Outcome none = Wrapper.run("probe", "--resume");
        assertThat(none.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(none.err()).contains("no unfinished probe");
    }

    /** A provider whose answers take 200 ms. */
    private static SimulatedProvider slow() {
        return SimulatedProvider.start(SimulatorOptions.parse(List.of("--latency-ms", "200")));
    }

    /** Starts a probe of eight questions in the test's folder. */
    private Process start(String command, String option, String value, SimulatedProvider provider, String samples)
            throws Exception {
        List<String> arguments = Stream.of(
                        command,
                        option,
                        value,
                        "--endpoint",
                        provider.uri().toString(),
                        "--model",
                        "sim-base",
                        "--judge",
                        "sim-judge",
                        "--variants",
                        "plain",
                        "--samples",
                        samples,
                        "--fail-above",
                        "0.1")
                .filter(argument -> !argument.isEmpty())
                .toList();
        return Wrapper.start(
                folder,
                Map.of("PLUMBLINE_API_KEY", RunningProduct.STACK.adminKey().text()),
                arguments.toArray(String[]::new));
    }

    /** The id of the probe that the started command has submitted. */
    private String submitted() {
        await().atMost(SOON).until(() -> Files.readString(folder.resolve("err")).contains("runs at the gateway"));
        try {
            return Files.readString(folder.resolve("err")).replaceAll("(?s).*probe (\\S+) runs at.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(String probe) {
        return api().get("/api/v1/probes/" + probe).document().path("state").asText();
    }

    private static long finished(String probe) {
        return api().get("/api/v1/probes/" + probe).document().path("finished").asLong();
    }

    private static GatewayApi api() {
        return GatewayApi.of(RunningProduct.STACK);
    }

    private static String metrics() throws Exception {
        return body(RunningProduct.STACK.address("aggregator-service").resolve("/q/metrics"));
    }

    /** Completed calls to a model of a provider. */
    private static long calls(SimulatedProvider provider, String model) throws Exception {
        JsonNode counts = new JsonMapper()
                .readTree(body(provider.uri().resolve("/stats")))
                .path("models")
                .path(model);
        long calls = 0;
        for (JsonNode count : counts) {
            calls += count.asLong();
        }
        return calls;
    }

    private static String body(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
