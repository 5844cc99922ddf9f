package io.plumbline.chat.protocol;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text from outside, made fit for people and for UTF-8. */
public final class SafeText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\s]+");

    private SafeText() {}

    /** Without control, format and line characters, and no longer than so many characters. */
    public static String oneLine(String text, int longest) {
        String head = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        String line = UNSEEN.matcher(head).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 2) + " …";
    }

    /** The same text, with a replacement character for each half of a surrogate pair, which no encoder would take. */
    public static String wellFormed(String text) {
        boolean broken = text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        return broken
                ? text.codePoints()
                        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** About how many tokens a text is; English has four bytes to one. */
    static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / 4 + 1L;
    }
}
