package io.plumbline.judge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chooses the answers that a panel sees: those whose id hashes below the share. No random source is used, so a record that is
 * read again gets the same decision. An answer that a share of 0.1 chooses is also chosen by any larger share.
 */
final class PanelDraw {

    /** The number of bits that a double holds exactly. */
    private static final int BITS = 53;

    private PanelDraw() {}

    /** Whether the answer is chosen: never with share 0, always with share 1. */
    static boolean chooses(double share, String promptId) {
        return place(promptId) < share;
    }

    /** The id's position, 0 to below 1; ids spread evenly. */
    private static double place(String promptId) {
        long first = ByteBuffer.wrap(sha256().digest(("panel " + promptId).getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return (first >>> (Long.SIZE - BITS)) * 0x1p-53;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
