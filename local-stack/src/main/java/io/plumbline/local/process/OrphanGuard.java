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
 * Cleans up after a launcher that was killed before it could: a tiny JVM that holds the other end of a pipe. The
 * operating system closes the pipe however the launcher ends; if that was not announced, the guard ends the processes
 * that it was told of and deletes the temporary folder. One guard serves every kind of process, so neither services nor
 * the database have to know of the launcher.
 */
public final class OrphanGuard implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(8);

    /** Its own objects need next to nothing, but the indexes of two hundred jars on its class path took more than 8. */
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

    /** Starts a guard for this JVM; fails where it does not live. */
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

    /** A guard that has died unnoticed would guard nothing. Before it is ready, a JVM may say other things. */
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

    /** The guard is to end this process should the launcher die. */
    public synchronized void watch(ProcessHandle handle) {
        orders.println(WATCH + handle.pid());
    }

    /** The guard is to end whatever database server runs on this data folder should the launcher die. */
    public synchronized void watchDatabase(Path data) {
        orders.println(DATABASE + data.toAbsolutePath());
    }

    /** The guard is to delete this folder should the launcher die. */
    public synchronized void deleteAfterwards(Path folder) {
        orders.println(DELETE + folder.toAbsolutePath());
    }

    /** The guard's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The launcher has cleaned up itself: the guard ends without touching anything. */
    @Override
    public synchronized void close() {
        orders.println(RELEASE);
        orders.close();
        awaitEnd();
    }

    /** Runs in the guard's own JVM: reads orders until the launcher has gone. */
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

    /** SIGTERM to all, and SIGKILL to those which are still there after the grace. */
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

    /** Has everything ended and deleted now, as after a crash, and returns when that is done. */
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

    /** What the guard has been told so far. */
    private static final class Orders {
        private final List<ProcessHandle> processes = new ArrayList<>();
        private final List<Path> databases = new ArrayList<>();
        private final List<Path> folders = new ArrayList<>();
        private boolean released;

        void take(String order) {
            if (order.startsWith(WATCH)) {
                // The handle remembers the start time, so a number given to a stranger later does no harm.
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
                databases.forEach(Postmaster::clear);
                folders.forEach(StackFolder::delete);
            }
        }
    }
}
