package io.plumbline.gateway.console;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes hidden characters of untrusted text visible: control characters, and marks that change the direction of writing.
 * Templates escape HTML, but such characters would still change how a text looks.
 */
public final class VisibleText {

    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int DELETE_PICTURE = 0x2421;

    private VisibleText() {}

    /** The text with visible characters for hidden ones; empty for null. */
    public static String text(String untrusted) {
        return untrusted == null
                ? ""
                : untrusted.codePoints().mapToObj(VisibleText::visible).collect(Collectors.joining());
    }

    private static String visible(int character) {
        if (character == '\n' || character == '\t') {
            return Character.toString(character);
        }
        if (character < ' ') {
            return Character.toString(PICTURES + character);
        }
        if (character == DELETE) {
            return Character.toString(DELETE_PICTURE);
        }
        return isHidden(character)
                ? String.format(Locale.ROOT, "\u27e8U+%04X\u27e9", character)
                : Character.toString(character);
    }

    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || character == 0x2028
                || character == 0x2029;
    }
}
