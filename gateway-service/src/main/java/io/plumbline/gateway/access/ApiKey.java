package io.plumbline.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key in clear text: a prefix for secret scanners, and 256 random bits. So many random bits cannot be guessed, so a fast
 * hash protects them as well as a slow one, which would cost each request 100 ms.
 *
 * @param text the key
 */
public record ApiKey(String text) {

    public static final String PREFIX = "plk_";

    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int SHORTEST = PREFIX.length() + 40;
    private static final int LONGEST = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKey generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Parses a key; empty if the text has another form. */
    public static Optional<ApiKey> read(String text) {
        boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST && text.matches(PREFIX + "[A-Za-z0-9_-]+");
        return fits ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** SHA-256 of the key, which is stored in its place. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first 16 hexadecimal digits of the hash; they identify the key and do not reveal it. */
    public String id() {
        return HexFormat.of().formatHex(hash(), 0, ID_BYTES);
    }

    /** Constant-time comparison, so timing reveals nothing about the key. */
    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash(), other);
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
