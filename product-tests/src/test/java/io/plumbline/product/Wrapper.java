package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls the command line as a user does: the script, its exit code, its two outputs. */
final class Wrapper {

    private static final long MOST_SECONDS = 360;

    private Wrapper() {}

    static Path home() {
        return Path.of(System.getProperty("plumbline.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("plumbline-test", ".out");
        Path err = Files.createTempFile("plumbline-test", ".err");
        try {
            List<String> command =
                    new ArrayList<>(List.of(home().resolve("plumbline").toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            // Maven is at work on the modules just now, and a second one would disturb it.
            builder.environment().put("PLUMBLINE_REBUILD", "off");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + command + "\n" + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command in a folder and returns at once; its outputs go to the files {@code out} and {@code err} there. */
    static Process start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home().resolve("plumbline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("PLUMBLINE_REBUILD", "off");
        builder.environment().putAll(environment);
        return builder.start();
    }

    record Outcome(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(out);
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }
}
