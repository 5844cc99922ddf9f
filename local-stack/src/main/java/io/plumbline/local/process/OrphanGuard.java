package io.plumbline.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cleans up after a launcher that was killed: a tiny JVM that holds the other end of a pipe. The operating system closes the
 * pipe however the launcher ends. Unless the launcher has sent a release, the guard then ends the processes and deletes the
 * folders that it was given. Services and database need not know of the launcher.
 */
public final class OrphanGuard implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(8);

    /** The indexes of the two hundred jars on its class path took more than 8 MB; its own objects take less than 1. */
    private static final int HEAP_MEGABYTES = 32;

    private static final String WATCH = "watch ";
    private static final String DATABASE = "database ";
    private static final String DELETE = "delete ";
    private static final String RELEASE = "release";
    private static final String READY = "ready";

    private final Process process;
    private final PrintStream orders;

    private OrphanGuard(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts a guard for this JVM; fails if the guard ends at once. */
    public static OrphanGuard start() {
        try {
            Process process = new ProcessBuilder(
                            JavaCommand.main(OrphanGuard.class, HEAP_MEGABYTES).words())
                    .redirectErrorStream(true)
                    .start();
            awaitReady(process);
            return new OrphanGuard(process);
        } catch (IOException e) {
            throw new LaunchFailure("the guard process could not be started: " + e.getMessage(), e);
        }
    }

    /** Waits for the guard's word that it reads orders. A JVM may print other lines before, which explain a failure. */
    private static void awaitReady(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder instead = new StringBuilder();
        for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new LaunchFailure(
                        "the guard process ended at once: " + instead.toString().strip());
            }
            instead.append(line).append('\n');
        }
    }

    /** Has the guard end this process if the launcher dies. */
    public synchronized void watch(ProcessHandle handle) {
        orders.println(WATCH + handle.pid());
    }

    /** Has the guard end the database server on this data folder if the launcher dies. */
    public synchronized void watchDatabase(Path data) {
        orders.println(DATABASE + data.toAbsolutePath());
    }

    /** Has the guard delete this folder if the launcher dies. */
    public synchronized void deleteAfterwards(Path folder) {
        orders.println(DELETE + folder.toAbsolutePath());
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the guard without any action, because the launcher has cleaned up itself. */
    @Override
    public synchronized void close() {
        orders.println(RELEASE);
        orders.close();
        awaitEnd();
    }

    /** Runs in the guard's own JVM: reads orders until the launcher has ended. */
    public static void main(String[] arguments) throws IOException {
        Orders orders = new Orders();
        System.out.println(READY);
        try (BufferedReader pipe = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = pipe.readLine(); order != null; order = pipe.readLine()) {
                orders.take(order);
            }
        }
        orders.carryOut();
    }

    /** Sends SIGTERM to all, and SIGKILL to those that still run after eight seconds. */
    public static void endAll(List<ProcessHandle> handles) {
        handles.forEach(ProcessHandle::destroy);
        if (!gone(handles)) {
            handles.forEach(ProcessHandle::destroyForcibly);
            gone(handles);
        }
    }

    private static boolean gone(List<ProcessHandle> handles) {
        try {
            CompletableFuture.allOf(handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Has the guard end and delete all that it was given, as after a crash, and waits for it. */
    public synchronized void carryOut() {
        orders.close();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor(2 * GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The orders that the guard has read so far. */
    private static final class Orders {
        private final List<ProcessHandle> processes = new ArrayList<>();
        private final List<Path> databases = new ArrayList<>();
        private final List<Path> folders = new ArrayList<>();
        private boolean released;

        void take(String order) {
            if (order.startsWith(WATCH)) {
                // The handle knows the start time, so a later process with this number is never ended.
                ProcessHandle.of(Long.parseLong(order.substring(WATCH.length())))
                        .ifPresent(processes::add);
            } else if (order.startsWith(DATABASE)) {
                databases.add(Path.of(order.substring(DATABASE.length())));
            } else if (order.startsWith(DELETE)) {
                folders.add(Path.of(order.substring(DELETE.length())));
            } else {
                released = order.equals(RELEASE);
            }
        }

        void carryOut() {
            if (!released) {
                endAll(processes);
                databases.forEach(PostmasterFile::clear);
                folders.forEach(StackFolder::delete);
            }
        }
    }
}
