package io.plumbline.operations;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of the operating system that the tests of monitoring want: Debian's packages prometheus and prometheus-alertmanager. */
final class Tool {

    private static final long MOST_SECONDS = 120;

    private Tool() {}

    /** Skips the test if a program is missing; in CI, which installs it, fails it. */
    static void require(String... names) {
        List<String> missing = Stream.of(names).filter(name -> !isThere(name)).toList();
        String message = "skipped for want of " + String.join(", ", missing)
                + ": apt-get install prometheus prometheus-alertmanager";
        if (!missing.isEmpty() && (System.getenv("CI") != null || Boolean.getBoolean("plumbline.ci"))) {
            throw new AssertionError(message);
        }
        Assumptions.assumeTrue(missing.isEmpty(), message);
    }

    /** Runs to the end. */
    static Outcome run(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile("plumbline-tool", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + command);
            }
            String text = Files.readString(out);
            Files.delete(out);
            return new Outcome(process.exitValue(), text);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot run " + command, e);
        }
    }

    /** Starts it in the background; the caller ends it. */
    static Process start(Path folder, String... command) {
        try {
            return new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command[0], e);
        }
    }

    static boolean isThere(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** How it ended. */
    record Outcome(int exitCode, String text) {}
}
