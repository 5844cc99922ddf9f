package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL's {@code postmaster.pid} says; the file stays behind when the server is killed.
 *
 * @param pid process of the server that wrote the file
 * @param port port it was told to listen on; 0 where the file ends before it
 */
public record Postmaster(long pid, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** Of a data folder; empty where no server runs or has been killed. */
    public static Optional<Postmaster> of(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).trim())
                    : 0;
            return Optional.of(new Postmaster(Long.parseLong(lines.get(0).trim()), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes way for a new server on a folder that the caller has locked: an orphan of a launcher that was killed is
     * stopped, and a file whose number belongs to another program by now is removed, because PostgreSQL would refuse to
     * start for its sake.
     */
    public static void clear(Path data) {
        of(data).ifPresent(left -> {
            left.process().ifPresent(orphan -> OrphanGuard.endAll(List.of(orphan)));
            removeFile(data);
        });
    }

    /** The living server. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Postmaster::isPostgres);
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
