package io.plumbline.gateway.questions.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names content by its hash, so that equal names mean equal content. */
public final class ContentHash {

    private static final int DIGITS = 12;

    private ContentHash() {}

    /** The name of a private set. It differs from the name of a public set with equal content, because a name never changes its meaning. */
    public static String privateName(String baseName, String content) {
        return name(baseName, "private\n" + content);
    }

    /** The base name, {@code @}, and the first {@value #DIGITS} hexadecimal digits of the content's SHA-256. */
    public static String name(String baseName, String content) {
        return baseName + "@" + of(content);
    }

    /** The first {@value #DIGITS} hexadecimal digits of the content's SHA-256. */
    public static String of(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
