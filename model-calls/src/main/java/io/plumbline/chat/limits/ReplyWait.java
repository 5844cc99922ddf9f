package io.plumbline.chat.limits;

import java.time.Duration;

/**
 * The wait for one reply.
 *
 * @param usual after this time a reply is late; the call is given up then if later calls were answered, which shows that it is lost
 *     rather than queued
 * @param longest after this time the call is given up in any case; at least {@code usual}
 */
public record ReplyWait(Duration usual, Duration longest) {}
