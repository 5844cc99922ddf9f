package io.plumbline.gateway.pushed;

import io.plumbline.gateway.problem.Findings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which answers are judged: a share of them, chosen by the ids alone, so that every replica chooses the same ones and a larger
 * share holds the smaller.
 *
 * @param rate 0 to 1
 */
record SampleShare(double rate) {

    SampleShare {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate must lie in 0..1, not " + rate);
        }
    }

    /** The share that a query parameter names; the usual one where there is none. */
    static SampleShare of(String text, double usual) {
        if (text == null) {
            return new SampleShare(usual);
        }
        if (!text.matches("0|1|[01]?\\.[0-9]{1,9}") || Double.parseDouble(text) > 1) {
            new Findings().add("/rate", "must be a number in 0..1").refuse();
        }
        return new SampleShare(Double.parseDouble(text));
    }

    /** Whether an answer is chosen. */
    boolean holds(String model, String id) {
        long hash = ByteBuffer.wrap(sha256().digest((model + ":" + id).getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return (hash >>> 11) * 0x1p-53 < rate;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
