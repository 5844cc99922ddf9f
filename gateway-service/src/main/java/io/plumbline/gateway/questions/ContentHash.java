package io.plumbline.gateway.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Versions things by what they say. */
public final class ContentHash {

    private static final int DIGITS = 12;

    private ContentHash() {}

    /** A private set is another set than a public one of the same content: what a name means never changes. */
    static String privateName(String baseName, String content) {
        return name(baseName, "private\n" + content);
    }

    /** The base name with the first digits of the SHA-256 of the content. */
    public static String name(String baseName, String content) {
        return baseName + "@" + of(content);
    }

    /** The first digits of the SHA-256 of the content, hexadecimal. */
    public static String of(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
