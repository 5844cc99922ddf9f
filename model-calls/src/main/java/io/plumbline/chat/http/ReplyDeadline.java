package io.plumbline.chat.http;

import java.time.Duration;

/** Decides how long one request waits for the last byte of its reply. */
public interface ReplyDeadline {

    /** The time from the first byte sent to the first decision, above 0. */
    Duration first();

    /** The further wait after a wait of {@code waited} in all, until the next decision; 0 to give the request up. */
    Duration more(Duration waited);
}
