package io.plumbline.judge.reading;

import io.plumbline.events.answer.TokenProbability;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reply to the request to say 100, which tells whether the judge's numbers are single tokens. */
public final class HundredRule {

    /** What the alternatives tell. */
    public enum Spelling {
        /** 100 is among them as one token. */
        WHOLE,
        /** Only the beginning of 100 is among them, so that the judge says numbers digit by digit. */
        APART,
        /** Neither is, for example because the judge greets first. */
        UNTOLD
    }

    private static final String HUNDRED = "100";

    /** Tokens of single bytes, as llama.cpp ({@code <0x31>}) and OpenAI ({@code bytes:\\x31}) write them. */
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>|(?:bytes:)?\\\\x([0-9A-Fa-f]{2})");

    private HundredRule() {}

    /** What the alternatives tell about the judge's tokens, whatever their probabilities. */
    public static Spelling spelling(Alternatives alternatives) {
        List<String> said = alternatives.tokens().stream()
                .map(TokenProbability::token)
                .map(HundredRule::text)
                .toList();
        if (said.contains(HUNDRED)) {
            return Spelling.WHOLE;
        }
        return beginning(said).isPresent() ? Spelling.APART : Spelling.UNTOLD;
    }

    /** The likeliest alternative that is a proper beginning of 100. */
    static Optional<String> beginning(Alternatives alternatives) {
        return beginning(alternatives.tokens().stream()
                .map(TokenProbability::token)
                .map(HundredRule::text)
                .toList());
    }

    private static Optional<String> beginning(List<String> said) {
        return said.stream()
                .filter(text -> !text.isEmpty() && !text.equals(HUNDRED) && HUNDRED.startsWith(text))
                .findFirst();
    }

    /** A token's text without marks of blanks before words, as servers with raw tokens send them. */
    private static String text(String token) {
        Matcher bytes = BYTE.matcher(token);
        StringBuilder text = new StringBuilder();
        while (bytes.find()) {
            String digits = bytes.group(1) == null ? bytes.group(2) : bytes.group(1);
            bytes.appendReplacement(
                    text,
                    Matcher.quoteReplacement(
                            new String(new byte[] {(byte) Integer.parseInt(digits, 16)}, StandardCharsets.ISO_8859_1)));
        }
        return bytes.appendTail(text)
                .toString()
                .replaceAll("^[\u2581\u0120]", "")
                .strip();
    }
}
