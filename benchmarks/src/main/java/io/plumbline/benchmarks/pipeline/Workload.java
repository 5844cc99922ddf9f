package io.plumbline.benchmarks.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.plumbline.benchmarks.peers.Peers;
import io.plumbline.local.StackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is asked of the product, as a YAML file says it; its {@code kind} says what is measured, and units are in the names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProbeLoad.class, name = "load"),
    @JsonSubTypes.Type(value = Starts.class, name = "start")
})
public sealed interface Workload permits ProbeLoad, Starts {

    /** Those that come with the product. */
    List<String> BUILT_IN = List.of("zero-latency", "slow-model", "tenth", "linear", "replicas", "start");

    String name();

    /**
     * Runs it and prints what was measured.
     *
     * @param options the four services
     * @param peers run beside it if the workload says so
     */
    void run(StackOptions options, Peers peers, PrintStream out);

    /**
     * A built-in one by its name, or one from a file.
     *
     * @throws IllegalArgumentException if it is neither, or if a field is wrong
     */
    static Workload of(String nameOrFile) {
        String text = BUILT_IN.contains(nameOrFile) ? builtIn(nameOrFile) : file(nameOrFile);
        YAMLMapper yaml = YAMLMapper.builder()
                .addModule(new Jdk8Module())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try {
            return yaml.readValue(text, Workload.class);
        } catch (InvalidTypeIdException e) {
            throw new IllegalArgumentException(nameOrFile + ": kind must be load or start", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(nameOrFile + ": " + e.getOriginalMessage(), e);
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

    /** Refuses a workload in words that begin with the field's name. */
    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
