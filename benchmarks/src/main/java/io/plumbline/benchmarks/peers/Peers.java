package io.plumbline.benchmarks.peers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other products on the same work, those that are installed. */
public final class Peers {

    private static final List<Peer> ALL = List.of(new Promptfoo(), new Braintrust());
    private static final String PACKAGES = "node_modules";

    private final String path;

    private Peers(String path) {
        this.path = path;
    }

    /**
     * Those whose programs are on the PATH.
     *
     * @param packages Node's packages, a folder {@code node_modules} whose programs, {@code node} among them, come before those of
     *     the PATH
     */
    public static Peers installed(Optional<Path> packages) {
        String inherited = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Peers(
                packages.map(folder -> folder.resolve(".bin").toAbsolutePath() + File.pathSeparator + inherited)
                        .orElse(inherited));
    }

    /** Runs one after the other; a line for each, as soon as it is there. */
    public Stream<String> run(Stub stub, Peer.Work work, OrphanGuard guard) {
        return ALL.stream()
                .map(peer -> peer.name() + ": "
                        + program(peer.name(), path)
                                .map(program -> run(peer, program, stub, work, guard))
                                .orElse("not installed"));
    }

    private String run(Peer peer, Path program, Stub stub, Peer.Work work, OrphanGuard guard) {
        Path packages = packages(program);
        try (TemporaryFolder folder = TemporaryFolder.guardedBy(guard)) {
            List<String> command = new ArrayList<>(peer.prepared(folder.path(), program, packages, work));
            command.set(0, program(command.get(0), path).map(Path::toString).orElse(command.get(0)));
            try (PeerProcess process = PeerProcess.start(command, folder.path(), path, stub, guard)) {
                return process.measured(work.answers()) + version(packages.resolve(peer.name()));
            }
        } catch (LaunchFailure failed) {
            return failed.getMessage();
        }
    }

    /** The file of a program: in the first folder of a path that has it, or itself if its name has a folder. */
    static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program is a link into its package; of one that is none, the folder beside it. */
    private static Path packages(Path program) {
        try {
            Path above = program.toRealPath();
            while (above != null && !above.endsWith(PACKAGES)) {
                above = above.getParent();
            }
            return above == null ? program.resolveSibling(PACKAGES) : above;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Path folder) {
        try {
            return " (version "
                    + new JsonMapper()
                            .readTree(folder.resolve("package.json").toFile())
                            .path("version")
                            .asText() + ")";
        } catch (IOException unknown) {
            return "";
        }
    }
}
