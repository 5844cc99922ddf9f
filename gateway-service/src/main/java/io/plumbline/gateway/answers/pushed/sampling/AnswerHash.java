package io.plumbline.gateway.answers.pushed.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hash of an answer's id; every replica computes an equal one.
 *
 * @param position evenly distributed, 0 inclusive to 1 exclusive
 * @param identity 64 bits independent of the position: among 65,536 answers, one in 2.8e14 shares it with another
 */
public record AnswerHash(double position, long identity) {

    /** Hashes model and answer id, joined by a colon, which no model id contains. */
    public static AnswerHash of(String model, String id) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest((model + ":" + id).getBytes(StandardCharsets.UTF_8)));
        return new AnswerHash((hash.getLong() >>> 11) * 0x1p-53, hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
