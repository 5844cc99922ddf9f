package io.plumbline.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM with its log file: one replica of a service, or the broker. Drills kill it and start it again with its command,
 * port and log.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    private final String name;
    private final JavaCommand command;
    private final Path log;
    private final ReadinessCheck readiness;
    private final OrphanGuard guard;
    private volatile Process process;

    private ServiceProcess(String name, JavaCommand command, Path log, ReadinessCheck readiness, OrphanGuard guard) {
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
     * @param name name in messages
     * @param log receives standard output and error at its end
     * @param guard ends the process if the launcher dies
     */
    public static ServiceProcess start(
            String name, JavaCommand command, Path log, ReadinessCheck readiness, OrphanGuard guard) {
        return new ServiceProcess(name, command, log, readiness, guard);
    }

    /** Returns when the process is ready. Fails with the last lines of its log if it ends or takes too long. */
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

    /** Name in messages; replicas of a service have different names. */
    public String name() {
        return name;
    }

    /** Number of the running process, or of the last one. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file with all output of the process. */
    public Path log() {
        return log;
    }

    /** Completes when the running process ends, for any reason. */
    public CompletableFuture<ServiceProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Asks the process to end (SIGTERM) and returns at once. */
    public void requestStop() {
        process.destroy();
    }

    /** Ends the process: SIGTERM, and SIGKILL after ten seconds. Returns when it has ended; may be called again. */
    public void stop() {
        requestStop();
        if (!endsWithin(GRACE)) {
            kill();
        }
    }

    /** Ends the process at once with SIGKILL, as a crash would, and returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        endsWithin(GRACE);
    }

    /** Starts the process again with its command and port; stops it first if it runs. Does not wait for readiness. */
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
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice().toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.variables());
        try {
            Process started = builder.start();
            guard.watch(started.toHandle());
            return started;
        } catch (IOException e) {
            throw new LaunchFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    private static Path nullDevice() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private boolean endsWithin(Duration time) {
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
