package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's file {@code postmaster.pid}; it stays when the server is killed.
 *
 * @param pid process of the server that wrote the file
 * @param port port of the server; 0 if the file ends before that line
 */
public record PostmasterFile(long pid, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** Reads the file of a data folder; empty if there is none. */
    public static Optional<PostmasterFile> of(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).trim())
                    : 0;
            return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).trim()), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a folder, which the caller has locked, ready for a new server. Stops an orphan of a launcher that was killed. Removes
     * the file, because PostgreSQL refuses to start if the number in it belongs to another program by now.
     */
    public static void clear(Path data) {
        of(data).ifPresent(left -> {
            left.process().ifPresent(orphan -> OrphanGuard.endAll(List.of(orphan)));
            removeFile(data);
        });
    }

    /** The server, if it runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(PostmasterFile::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private static void removeFile(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
