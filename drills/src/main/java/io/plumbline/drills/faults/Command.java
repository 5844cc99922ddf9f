package io.plumbline.drills.faults;

import io.plumbline.drills.environment.DrillFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a short command of the operating system. */
final class Command {

    private static final long SECONDS = 10;

    private Command() {}

    /** Runs a command; if that fails, fails with its output. */
    static void run(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new DrillFailure(String.join(" ", words) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new DrillFailure(words[0] + " cannot be run here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }
}
