package io.plumbline.gateway.probes.launch;

import java.security.SecureRandom;
import java.time.Instant;

/** Names for probes: younger ones sort later, and nobody guesses them. They hold no dot, which prompt ids part by. */
final class ProbeIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RADIX = 32;
    private static final int RANDOM_BITS = 40;

    private ProbeIds() {}

    static String next(Instant now) {
        long random = RANDOM.nextLong() >>> (Long.SIZE - RANDOM_BITS);
        return String.format("%9s-%8s", Long.toString(now.toEpochMilli(), RADIX), Long.toString(random, RADIX))
                .replace(' ', '0');
    }
}
