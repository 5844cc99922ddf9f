package io.plumbline.gateway;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small files that mean enormous ones, or never end. */
final class YamlBombs {

    private YamlBombs() {}

    static List<String> all() {
        return List.of(
                lists(),
                merges(),
                circle(),
                mergeCircle(),
                "[".repeat(100_000),
                "- ".repeat(100_000),
                "{a: ".repeat(50_000));
    }

    /** Ten lists deep, each nine times the one before. */
    private static String lists() {
        String lines = IntStream.range(1, 12)
                .mapToObj(depth -> "a" + depth + ": &a" + depth + " ["
                        + IntStream.range(0, 9)
                                .mapToObj(copy -> "*a" + (depth - 1))
                                .collect(Collectors.joining(", "))
                        + "]\n")
                .collect(Collectors.joining());
        return "a0: &a0 [x]\n" + lines + "models: *a11\n";
    }

    private static String merges() {
        String lines = IntStream.range(1, 12)
                .mapToObj(depth ->
                        "- &m" + depth + "\n" + ("  <<: *m" + (depth - 1) + "\n").repeat(9) + "  id: q" + depth + "\n")
                .collect(Collectors.joining());
        return "- &m0 {id: q0, type: free_form, paraphrases: [a]}\n" + lines;
    }

    private static String circle() {
        return "models: &m [*m]\n";
    }

    private static String mergeCircle() {
        return "- &m\n  id: q\n  <<: *m\n";
    }
}
