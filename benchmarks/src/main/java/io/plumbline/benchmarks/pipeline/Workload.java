package io.plumbline.benchmarks.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is asked of the product, as a YAML file says it; units are in the names.
 *
 * @param name as in the table
 * @param warmUpAnswers answers before measuring begins, while the compilers are at work; a multiple of 8
 * @param answers answers that are measured; a multiple of 8
 * @param latencyMs how long the provider takes for a call, at least 0
 * @param inFlight prompts that are released and not yet judged, of all models together
 * @param models registered models that share them
 * @param probesPerSecond probes of 8 answers that are submitted one after the other; empty for one probe of all answers
 */
public record Workload(
        String name,
        int warmUpAnswers,
        int answers,
        int latencyMs,
        int inFlight,
        int models,
        OptionalInt probesPerSecond) {

    /** Those that come with the product. */
    public static final List<String> BUILT_IN = List.of("zero-latency", "slow-model", "tenth");

    /** Questions of the built-in set that is asked. */
    static final int QUESTIONS = 8;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public Workload {
        probesPerSecond = probesPerSecond == null ? OptionalInt.empty() : probesPerSecond;
        require(name != null, "name is missing");
        require(models >= 1, "models must be at least 1");
        require(latencyMs >= 0, "latency_ms must be at least 0");
        require(inFlight >= models, "in_flight must be at least models");
        require(answers >= 1 && answers % (QUESTIONS * models) == 0, "answers must be a multiple of 8 times models");
        require(
                warmUpAnswers >= 0 && warmUpAnswers % (QUESTIONS * models) == 0,
                "warm_up_answers must be a multiple of 8 times models");
        require(probesPerSecond.orElse(1) >= 1, "probes_per_second must be at least 1");
    }

    /**
     * A built-in one by its name, or one from a file.
     *
     * @throws IllegalArgumentException where it is neither, or where a field is wrong
     */
    public static Workload of(String nameOrFile) {
        return BUILT_IN.contains(nameOrFile)
                ? read(nameOrFile, builtIn(nameOrFile))
                : read(nameOrFile, file(nameOrFile));
    }

    private static Workload read(String name, String text) {
        try {
            return YAML.readValue(text, Workload.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String builtIn(String name) {
        try (InputStream text = Workload.class.getResourceAsStream(name + ".yaml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + " is neither a file nor one of " + String.join(", ", BUILT_IN), e);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
