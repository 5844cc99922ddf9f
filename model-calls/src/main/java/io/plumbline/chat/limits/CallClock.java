package io.plumbline.chat.limits;

import java.time.Duration;

/** The time, and a way to be called later; tests turn it by hand. */
public interface CallClock {

    /** Nanoseconds since some moment; grows steadily. */
    long nanos();

    /** Calls back once, at the earliest after so long. */
    void after(Duration wait, Runnable callback);
}
