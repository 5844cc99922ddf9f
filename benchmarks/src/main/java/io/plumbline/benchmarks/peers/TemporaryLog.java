package io.plumbline.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for what processes print that are no part of a stack; they go when this process ends. */
public final class TemporaryLog {

    private TemporaryLog() {}

    public static Path of(String process) {
        try {
            Path log = Files.createTempFile("plumbline-" + process, ".log");
            log.toFile().deleteOnExit();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
