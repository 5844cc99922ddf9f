package io.plumbline.local.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Starts several parts at once, each on a thread of its own, because each start waits for its process. */
public final class ParallelStart {

    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "start");
        thread.setDaemon(true);
        thread.start();
    };

    private ParallelStart() {}

    public static <T> CompletableFuture<T> supply(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, THREADS);
    }

    /** Returns when all have started; fails as soon as one has failed. */
    public static void await(List<? extends CompletableFuture<?>> starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        for (CompletableFuture<?> start : starts) {
            start.exceptionally(failure -> {
                all.completeExceptionally(failure);
                return null;
            });
        }
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LaunchFailure known
                    ? known
                    : new LaunchFailure(e.getCause().toString(), e);
        }
    }

    /** Waits until a part has started and closes it; a failed start has cleaned up itself. */
    public static void close(CompletableFuture<? extends AutoCloseable> start) {
        start.handle((part, failure) -> {
                    if (part != null) {
                        closeOne(part);
                    }
                    return part;
                })
                .join();
    }

    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // The other parts must still be closed, and the guard ends a process that is left.
            System.err.println("while stopping: " + e);
        }
    }
}
