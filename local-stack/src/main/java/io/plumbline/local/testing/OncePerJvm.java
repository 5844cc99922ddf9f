package io.plumbline.local.testing;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Starts a part once in a test JVM, for all of its test classes. Quarkus loads a test resource anew for each application that
 * it starts, which also resets static fields, so the settings are kept in a system property.
 */
final class OncePerJvm {

    private static final String PREFIX = "plumbline.test.started.";

    private OncePerJvm() {}

    static Map<String, String> start(String part, Supplier<Map<String, String>> start) {
        synchronized (Runtime.getRuntime()) {
            String known = System.getProperty(PREFIX + part);
            if (known != null) {
                return read(known);
            }
            Map<String, String> settings = start.get();
            System.setProperty(PREFIX + part, write(settings));
            return settings;
        }
    }

    private static String write(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> read(String lines) {
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
    }
}
