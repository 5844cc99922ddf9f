package io.plumbline.judge.reading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens as text: some servers send the marks of their tokenizers in place of blanks, and single bytes by their numbers. */
public final class TokenText {

    /** Tokens of single bytes, as llama.cpp ({@code <0x31>}) and OpenAI ({@code bytes:\\x31}) write them. */
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>|(?:bytes:)?\\\\x([0-9A-Fa-f]{2})");

    private TokenText() {}

    /** The token's text, with a blank for a tokenizer's mark of one. */
    public static String plain(String token) {
        Matcher bytes = BYTE.matcher(token);
        StringBuilder text = new StringBuilder();
        while (bytes.find()) {
            String digits = bytes.group(1) == null ? bytes.group(2) : bytes.group(1);
            bytes.appendReplacement(
                    text,
                    Matcher.quoteReplacement(
                            new String(new byte[] {(byte) Integer.parseInt(digits, 16)}, StandardCharsets.ISO_8859_1)));
        }
        return bytes.appendTail(text).toString().replaceAll("^[\u2581\u0120]", " ");
    }
}
