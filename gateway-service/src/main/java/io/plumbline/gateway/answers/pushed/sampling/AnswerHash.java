package io.plumbline.gateway.answers.pushed.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Hash of an answer's id; every replica computes an equal one.
 *
 * @param position evenly distributed, 0 inclusive to 1 exclusive
 * @param identity 128 bits under which the answer is remembered; no two of 10<sup>12</sup> answers share them by chance
 */
public record AnswerHash(double position, UUID identity) {

    /** Hashes model and answer id, joined by a colon, which no model id contains. */
    public static AnswerHash of(String model, String id) {
        UUID identity = hash(model + ":" + id);
        return new AnswerHash((identity.getMostSignificantBits() >>> 11) * 0x1p-53, identity);
    }

    /** The first 128 bits of the SHA-256 of a text. */
    public static UUID hash(String text) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
