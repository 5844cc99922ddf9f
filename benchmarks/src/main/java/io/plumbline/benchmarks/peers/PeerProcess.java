package io.plumbline.benchmarks.peers;

import io.plumbline.benchmarks.aggregator.SeededAnswers;
import io.plumbline.benchmarks.measuring.CpuTime;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.LogTail;
import io.plumbline.local.process.OrphanGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running {@link Peer} with all that it starts, watched by its calls at the provider. */
final class PeerProcess implements AutoCloseable {

    private static final int CALLS_OF_AN_ANSWER = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_END = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(20);

    /** What it would send over HTTPS although it is told not to meets a proxy that is not there. */
    private static final Map<String, String> KEPT_TO_ITSELF = Map.of(
            "HTTPS_PROXY", "http://127.0.0.1:1",
            "NO_PROXY", "127.0.0.1",
            "PROMPTFOO_CACHE_ENABLED", "false",
            "PROMPTFOO_DISABLE_TELEMETRY", "1",
            "PROMPTFOO_DISABLE_UPDATE", "1",
            "PROMPTFOO_DISABLE_REMOTE_GENERATION", "1");

    private final Stub stub;
    private final long callsBefore;
    private final Path log;
    private final Process process;
    private Duration cpu = Duration.ZERO;

    private PeerProcess(Stub stub, long callsBefore, Path log, Process process) {
        this.stub = stub;
        this.callsBefore = callsBefore;
        this.log = log;
        this.process = process;
    }

    /** Starts it in a folder that is its own, with programs found on that path. */
    static PeerProcess start(List<String> command, Path folder, String path, Stub stub, OrphanGuard guard) {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(KEPT_TO_ITSELF);
        builder.environment().put("PATH", path);
        builder.environment().put("PROMPTFOO_CONFIG_DIR", folder.resolve("kept").toString());
        try {
            long calls = stub.calls();
            Process process = builder.start();
            guard.watch(process.toHandle());
            return new PeerProcess(stub, calls, log, process);
        } catch (IOException e) {
            throw new LaunchFailure(command.get(0) + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Of the last half of so many answers, as of the bare loop: a program's start is not what is compared. */
    String measured(int answers) {
        long all = (long) CALLS_OF_AN_ANSWER * answers;
        long half = awaitCalls(all / 2);
        Duration cpuOfHalf = cpu;
        long start = System.nanoTime();
        awaitCalls(all);
        double seconds = (System.nanoTime() - start) / 1e9;
        double measured = (all - half) / (double) CALLS_OF_AN_ANSWER;
        return String.format(
                Locale.ROOT,
                "%.0f a second, %.3f CPU seconds per 1,000%s",
                measured / seconds,
                cpu.minus(cpuOfHalf).toMillis() / measured,
                complaint());
    }

    /** Returns how many calls it has made when they are at least so many. */
    private long awaitCalls(long wanted) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long calls = calls();
        while (calls < wanted) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new LaunchFailure("made " + calls + " calls of " + wanted + ", " + LogTail.of(log));
            }
            SeededAnswers.pause(POLL);
            calls = calls();
        }
        return calls;
    }

    /** One that has ended has no processor time any more, so it is noted with each look. */
    private long calls() {
        Duration now = CpuTime.of(process.toHandle()).soFar();
        cpu = now.compareTo(cpu) > 0 ? now : cpu;
        return stub.calls() - callsBefore;
    }

    private String complaint() {
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                return "; it did not end";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
        int code = process.exitValue();
        return code == 0 ? "" : "; it ended with code " + code + ", " + LogTail.of(log);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
