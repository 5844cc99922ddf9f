package io.plumbline.benchmarks.peers;

import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that goes when it is closed, or when this process dies before.
 *
 * @param path absolute
 */
public record TemporaryFolder(Path path) implements AutoCloseable {

    public static TemporaryFolder guardedBy(OrphanGuard guard) {
        try {
            Path path = Files.createTempDirectory("plumbline-bench-").toAbsolutePath();
            guard.deleteAfterwards(path);
            return new TemporaryFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        StackFolder.delete(path);
    }
}
