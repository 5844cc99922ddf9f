package io.plumbline.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key in clear, as its holder has it. Its form is a prefix that secret scanners can look for and 256 random bits; that
 * many cannot be guessed, so a fast hash hides them as well as a slow one would, and costs no request 100 ms.
 *
 * @param text the key
 */
public record ApiKey(String text) {

    /** How every key begins. */
    public static final String PREFIX = "plk_";

    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int SHORTEST = PREFIX.length() + 40;
    private static final int LONGEST = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static ApiKey generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Reads one; empty for what can be none. */
    public static Optional<ApiKey> read(String text) {
        boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST && text.matches(PREFIX + "[A-Za-z0-9_-]+");
        return fits ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** What is kept of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Names it without giving it away. */
    public String id() {
        return HexFormat.of().formatHex(hash(), 0, ID_BYTES);
    }

    /** Compares in a time that says nothing about where they differ. */
    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash(), other);
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
