package io.plumbline.drills.environment;

import java.time.Duration;
import java.util.function.BooleanSupplier;

public final class Waiting {

    private static final long POLL_MILLIS = 200;

    private Waiting() {}

    /**
     * Returns how long it took.
     *
     * @param what in words, for the failure
     * @throws DrillFailure if it has not happened by then
     */
    public static Duration until(String what, Duration atMost, BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new DrillFailure("not within " + atMost.toSeconds() + " s: " + what);
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Sleeps; an interrupt fails the drill. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }
}
