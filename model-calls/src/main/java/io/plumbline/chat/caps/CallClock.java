package io.plumbline.chat.caps;

import java.time.Duration;

/** Time and timers; tests advance them by hand. */
public interface CallClock {

    /** Nanoseconds since a fixed moment; never decreases. */
    long nanos();

    /** Calls back once, not before {@code wait} has passed. */
    void after(Duration wait, Runnable callback);
}
