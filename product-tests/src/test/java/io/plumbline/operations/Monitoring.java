package io.plumbline.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The folder {@code monitoring}, read as its readers do. */
final class Monitoring {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = HOME.resolve("monitoring");
    static final Path PROMETHEUS = FOLDER.resolve("prometheus");
    static final Path RUNBOOKS = HOME.resolve("docs/runbooks");

    /** A name of a metric in any text, ours or of a library. */
    static final Pattern METRIC =
            Pattern.compile("\\b(?:plumbline|gen_ai_client|kafka_consumer|jvm)_[a-z0-9_]*[a-z0-9]\\b");

    private Monitoring() {}

    /** One rule; exactly one of {@code alert} and {@code record} is its name. */
    record Rule(
            String alert, String record, String expr, Map<String, String> labels, Map<String, String> annotations) {}

    /** All rules of all files. */
    static List<Rule> rules() {
        return files(PROMETHEUS.resolve("rules"), ".yml").stream()
                .flatMap(file -> list(yaml(file), "groups").stream())
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> new Rule(
                        (String) rule.get("alert"),
                        (String) rule.get("record"),
                        (String) rule.get("expr"),
                        texts(rule.get("labels")),
                        texts(rule.get("annotations"))))
                .toList();
    }

    static List<Rule> alerts() {
        return rules().stream().filter(rule -> rule.alert() != null).toList();
    }

    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Object map) {
        return map == null ? Map.of() : (Map<String, String>) map;
    }
}
