package io.plumbline.local;

import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where zonky unpacks PostgreSQL's binaries (50 MB), once per user: {@code plumbline} in the user's cache folder
 * ({@code XDG_CACHE_HOME}, else {@code ~/.cache}), or the folder in the system property {@code plumbline.cache}.
 *
 * <p>A launcher that is killed while zonky unpacks leaves half of the binaries, and zonky then fails at every later start,
 * because the links are there already. So such a half is deleted before the next start.
 */
final class PostgresBinaries {

    /** zonky makes this file last. */
    private static final String COMPLETE = ".exists";

    private PostgresBinaries() {}

    static Path folder() {
        String home = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(System.getProperty("plumbline.cache", home + "/plumbline"))
                .toAbsolutePath();
    }

    /** A start of the server, which unpacks the binaries if they are not there. */
    interface Start<T> {
        T run() throws IOException;
    }

    /** Runs a start while no other launcher of this user unpacks. */
    static synchronized <T> T unpackedFor(Start<T> start) throws IOException {
        Path folder = Files.createDirectories(folder());
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            assert alone.isValid();
            deleteHalves(folder);
            return start.run();
        }
    }

    private static void deleteHalves(Path folder) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "PG-*")) {
            for (Path version : versions) {
                if (!Files.exists(version.resolve(COMPLETE))) {
                    StackFolder.delete(version);
                }
            }
        }
    }
}
