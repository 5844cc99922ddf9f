package io.plumbline.gateway.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * 256 random bits that identify a session or a sign-in link. The database stores only their hash.
 *
 * @param text 43 characters of Base64 in its URL alphabet
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

    /** Parses a token; empty if the text has another form. */
    static Optional<SessionToken> read(String text) {
        return text != null && text.length() == CHARACTERS && text.matches("[A-Za-z0-9_-]+")
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    byte[] hash() {
        return sha256(text);
    }

    /** The form token of this session. Only a reader of the page knows it, and the session's token cannot be derived from it. */
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
