package io.plumbline.benchmarks.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.benchmarks.CpuTime;
import io.plumbline.benchmarks.StoredAnswers;
import io.plumbline.local.LaunchFailure;
import io.plumbline.local.LogTail;
import io.plumbline.local.OrphanGuard;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Other products on the same work, those that are installed. They are told to keep to themselves, and what they would send over
 * HTTPS all the same meets a proxy that is not there.
 */
public final class Peers {

    private static final List<Peer> ALL = List.of(new Promptfoo(), new Braintrust());
    private static final String PACKAGES = "node_modules";
    private static final int CALLS_OF_AN_ANSWER = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_END = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String path;

    private Peers(String path) {
        this.path = path;
    }

    /**
     * Those whose programs are on the PATH.
     *
     * @param packages Node's packages, a folder {@code node_modules} whose programs come before those of the PATH; also {@code node} itself
     */
    public static Peers installed(Optional<Path> packages) {
        String inherited = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Peers(
                packages.map(folder -> folder.resolve(".bin").toAbsolutePath() + File.pathSeparator + inherited)
                        .orElse(inherited));
    }

    /** Runs one after the other; a line for each. */
    Stream<String> run(Stub stub, Peer.Work work, OrphanGuard guard) {
        return ALL.stream().map(peer -> program(peer.name(), path)
                .map(program -> run(peer, program, stub, work, guard))
                .orElse(peer.name() + ": not installed"));
    }

    /** Where a program is on a path of folders. */
    static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String run(Peer peer, Path program, Stub stub, Peer.Work work, OrphanGuard guard) {
        Path folder = temporaryFolder();
        Path log = TemporaryLog.of(peer.name());
        guard.deleteAfterwards(folder);
        Path packages = packages(program);
        Process process = start(peer.prepared(folder, program, packages, work), folder, log);
        guard.watch(process.toHandle());
        try {
            String measured = measured(process.toHandle(), stub, work.answers());
            int code = process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
            return String.format(
                    Locale.ROOT,
                    "%s %s: %s%s",
                    peer.name(),
                    version(packages.resolve(peer.name())),
                    measured,
                    code == 0 ? "" : "; it ended with code " + code + ", " + LogTail.of(log));
        } catch (LaunchFailure failed) {
            return peer.name() + ": " + failed.getMessage() + ", " + LogTail.of(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The last half, by the calls that arrive, as of the bare loop: a program's start is not what is compared. */
    private static String measured(ProcessHandle process, Stub stub, int answers) {
        long before = stub.calls();
        long all = (long) CALLS_OF_AN_ANSWER * answers;
        long half = before + await(process, stub, before, all / 2);
        CpuTime cpu = CpuTime.of(process);
        Duration cpuBefore = cpu.soFar();
        long start = System.nanoTime();
        await(process, stub, before, all);
        double seconds = (System.nanoTime() - start) / 1e9;
        double measured = (before + all - half) / (double) CALLS_OF_AN_ANSWER;
        return String.format(
                Locale.ROOT,
                "%.0f a second, %.3f CPU seconds per 1,000",
                measured / seconds,
                cpu.soFar().minus(cpuBefore).toMillis() / measured);
    }

    /** Returns how many calls there are when there are at least so many. */
    private static long await(ProcessHandle process, Stub stub, long before, long wanted) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long calls = stub.calls() - before;
        while (calls < wanted) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new LaunchFailure("made " + calls + " calls of " + wanted);
            }
            StoredAnswers.pause(POLL);
            calls = stub.calls() - before;
        }
        return calls;
    }

    private Process start(List<String> command, Path folder, Path log) {
        String found = program(command.get(0), path).map(Path::toString).orElse(command.get(0));
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(found), command.stream().skip(1))
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH", path,
                        "HTTPS_PROXY", "http://127.0.0.1:1",
                        "NO_PROXY", "127.0.0.1",
                        "PROMPTFOO_CONFIG_DIR", folder.resolve("kept").toString(),
                        "PROMPTFOO_CACHE_ENABLED", "false",
                        "PROMPTFOO_DISABLE_TELEMETRY", "1",
                        "PROMPTFOO_DISABLE_UPDATE", "1",
                        "PROMPTFOO_DISABLE_REMOTE_GENERATION", "1"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchFailure(command.get(0) + " could not be started: " + e.getMessage(), e);
        }
    }

    /** A program is a link into its package; one that is not has its packages nowhere. */
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
            return new JsonMapper()
                    .readTree(folder.resolve("package.json").toFile())
                    .path("version")
                    .asText();
        } catch (IOException e) {
            return "of an unknown version";
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("plumbline-peer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
