package io.plumbline.gateway.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * 256 random bits that stand for a session or sign in once; what is stored of them is their hash.
 *
 * @param text as the browser has it
 */
record SessionToken(String text) {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionToken generate() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new SessionToken(base64(random));
    }

    /** Reads one; empty for what can be none. */
    static Optional<SessionToken> read(String text) {
        return text != null && text.length() == CHARACTERS && text.matches("[A-Za-z0-9_-]+")
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    byte[] hash() {
        return sha256(text);
    }

    /** What a form of this session must carry: whoever cannot read the page cannot know it, and it gives the session not away. */
    String formToken() {
        return base64(sha256("form " + text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
