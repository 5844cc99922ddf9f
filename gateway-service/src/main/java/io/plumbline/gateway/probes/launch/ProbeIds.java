package io.plumbline.gateway.probes.launch;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Ids of probes: nine digits of time, so that younger ones sort later, and 40 random bits, so that they cannot be guessed. They
 * hold no dot, because dots separate the parts of a prompt's id.
 */
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
