package io.plumbline.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A program that a test needs and that does not come with Maven. If it is missing the test is skipped and says so; in CI,
 * which installs it, the test fails.
 */
final class Tool {

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    static Tool kubectl() {
        return named("kubectl", Stream.empty());
    }

    /** Debian's plug-in and the one of Docker, which run without Docker. */
    static Tool compose() {
        return named(
                "docker-compose",
                Stream.of(
                        "/usr/libexec/docker/cli-plugins",
                        "/usr/lib/docker/cli-plugins",
                        "/usr/local/lib/docker/cli-plugins",
                        System.getProperty("user.home") + "/.docker/cli-plugins"));
    }

    private static Tool named(String name, Stream<String> further) {
        Optional<Path> found = Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), further)
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.map(Tool::new).orElseGet(() -> missing(name));
    }

    private static Tool missing(String name) {
        String message = name + " is not on this machine, so what it checks was not checked; .ci/run installs it";
        return System.getenv("CI") == null ? abort(message) : fail(message);
    }

    /** Standard output of the program; fails with its errors if it does not exit with 0. */
    String run(List<String> arguments) {
        try {
            Path errors = Files.createTempFile("errors", ".txt");
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), arguments.stream())
                            .toList())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            assertThat(code).as(() -> arguments + ": " + read(errors)).isZero();
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
