package io.plumbline.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM with its log file: one replica of a service, or the broker. It can be killed and started again with the
 * same command, port and log, which is what drills do.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    private final String name;
    private final JavaCommand command;
    private final Path log;
    private final Readiness readiness;
    private final OrphanGuard guard;
    private volatile Process process;

    private ServiceProcess(String name, JavaCommand command, Path log, Readiness readiness, OrphanGuard guard) {
        this.name = name;
        this.command = command;
        this.log = log;
        this.readiness = readiness;
        this.guard = guard;
        this.process = launch();
    }

    /**
     * Starts the process and returns at once.
     *
     * @param name as in messages
     * @param log file that standard output and error are appended to
     * @param guard ends the process if the launcher dies
     */
    public static ServiceProcess start(
            String name, JavaCommand command, Path log, Readiness readiness, OrphanGuard guard) {
        return new ServiceProcess(name, command, log, readiness, guard);
    }

    /** Returns when the process is ready; fails, with the last lines of its log, when it has ended or takes too long. */
    public ServiceProcess awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!readiness.answers()) {
            if (!process.isAlive()) {
                throw failure("ended with exit code " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready within " + atMost.toSeconds() + " s");
            }
            pause();
        }
        return this;
    }

    /** As in messages; replicas of a service have different names. */
    public String name() {
        return name;
    }

    /** The operating system's number of the running, or last, process. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file with everything the process has printed. */
    public Path log() {
        return log;
    }

    /** Completes when the running process ends, for whatever reason. */
    public CompletableFuture<ServiceProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Asks the process to end (SIGTERM) and returns at once. */
    public void requestStop() {
        process.destroy();
    }

    /** Ends the process: SIGTERM, and SIGKILL after ten seconds. Returns when it has gone; may be called again. */
    public void stop() {
        requestStop();
        if (!goneWithin(GRACE)) {
            kill();
        }
    }

    /** Ends the process at once with SIGKILL, as a crash would, and returns when it has gone. */
    public void kill() {
        process.destroyForcibly();
        goneWithin(GRACE);
    }

    /** Starts the process again with the same command and port, stopping it first where it runs. Does not wait for readiness. */
    public ServiceProcess restart() {
        stop();
        process = launch();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        try {
            Process started = builder.start();
            guard.watch(started.toHandle());
            return started;
        } catch (IOException e) {
            throw new LaunchFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    private static Path nothing() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private boolean goneWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while waiting for " + name, interrupted);
        }
    }

    private LaunchFailure failure(String what) {
        return new LaunchFailure(name + " " + what + "; " + LogTail.of(log));
    }
}
