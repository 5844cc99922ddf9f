package io.plumbline.cli.text;

/** Texts of models and servers, made safe for a terminal. */
public final class TerminalText {

    private TerminalText() {}

    /** Without control and formatting characters, which could move the cursor or turn the direction; in one line. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(isHarmless(point) ? point : ' '));
        return shown.toString().replaceAll(" {2,}", " ").strip();
    }

    /** One safe line, at most so many characters long. */
    public static String line(String text, int most) {
        String line = line(text);
        return line.length() <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 2)) + " …";
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
