package io.plumbline.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Neither Kafka nor a database runs here: the check comes before the first connection. */
class UnknownSettingIT {

    private static final String MESSAGE = "unknown setting %s; did you mean %s?";

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("io.plumbline.deployment.ServiceConfig#SERVICES")
    void aMisspeltVariableStopsTheStartAndNamesTheRightOne(String service) throws Exception {
        assertThat(failedStart(service, Map.of("PLUMBLINE_JUDGE_ENDPONT", "http://127.0.0.1:1/v1")))
                .contains(MESSAGE.formatted("PLUMBLINE_JUDGE_ENDPONT", "PLUMBLINE_JUDGE_ENDPOINT"));
    }

    @Test
    void aMisspeltKeyOfAConfigurationFileStopsTheStart() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), "plumbline.calls.max-retrys=2\n");

        assertThat(failedStart("sampler-service", Map.of()))
                .contains(MESSAGE.formatted("plumbline.calls.max-retrys", "plumbline.calls.max-retries"));
    }

    @Test
    void eachMisspeltSystemPropertyIsReported() throws Exception {
        assertThat(failedStart(
                        "judge-service",
                        Map.of(),
                        "-Dplumbline.judge.sampels=9",
                        "-Dplumbline.prices.\"gpt-4.1\".input-per-milion=2"))
                .contains(
                        MESSAGE.formatted("plumbline.judge.sampels", "plumbline.judge.samples"),
                        MESSAGE.formatted(
                                "plumbline.prices.\"gpt-4.1\".input-per-milion",
                                "plumbline.prices.\"gpt-4.1\".input-per-million"));
    }

    /** With all right names the start goes on until the broker that is not there. */
    @Test
    void settingsOfOtherServicesAndCredentialsAreNoMistake() throws Exception {
        String output = failedStart(
                "judge-service",
                Map.of(
                        "PLUMBLINE_RETENTION_TEXTS", "P30D",
                        "PLUMBLINE_API_KEY", "plumb_x",
                        "PLUMBLINE_SECRETS", "/nowhere",
                        "PLUMBLINE_CALLS_CAPS_API_EXAMPLE_COM_REQUESTS_PER_MINUTE", "60"),
                // A value out of its bounds, so that this start ends too.
                "-Dplumbline.judge.samples=0");
        assertThat(output)
                .contains("plumbline.judge.samples must be at least 1, not 0")
                .doesNotContain("unknown setting");
    }

    private String failedStart(String service, Map<String, String> environment, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of(options));
        command.addAll(Stream.of(
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.management.port=0",
                        "-jar",
                        Project.file(service + "/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .toList());
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(() -> read(output))
                    .isTrue();
            assertThat(process.exitValue()).as(() -> read(output)).isNotZero();
            return read(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
