package io.plumbline.chat.protocol;

import java.util.regex.Pattern;

/** Makes untrusted text safe to show on one line and to encode as UTF-8. */
public final class SafeText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\s]+");

    private SafeText() {}

    /** The text without control, format and line characters, cut to {@code longest} characters. */
    public static String oneLine(String text, int longest) {
        String head = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        String line = UNSEEN.matcher(head).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 2) + " …";
    }

    /** The text with a replacement character for each half of a surrogate pair, because no encoder accepts a half. */
    public static String wellFormed(String text) {
        boolean broken = text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        return broken
                ? text.codePoints()
                        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }
}
