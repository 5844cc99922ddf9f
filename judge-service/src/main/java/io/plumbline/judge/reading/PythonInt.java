package io.plumbline.judge.reading;

import java.util.OptionalInt;

/**
 * Python's {@code int(text)}, by which the published protocol tells numbers from other tokens: white space around it
 * (Unicode's, NBSP included), a sign, decimal digits of any script, and single {@code _} between digits; {@code 085} is 85.
 *
 * @see <a href="https://docs.python.org/3/library/functions.html#int">int</a>
 */
public final class PythonInt {

    /** Larger numbers are read as this one, so that no run of digits overflows. */
    static final int MOST = 1_000_000;

    /** What int() strips. U+001C to U+001F are white space to str.strip() but not to int(). */
    private static final String WHITE_SPACE = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
            + "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private PythonInt() {}

    /** The number, cut to at most a million on either side of zero; empty if Python raises ValueError. */
    public static OptionalInt parse(String text) {
        int[] chars = text.codePoints().toArray();
        int from = 0;
        int to = chars.length;
        while (from < to && isSpace(chars[from])) {
            from++;
        }
        while (to > from && isSpace(chars[to - 1])) {
            to--;
        }
        boolean signed = from < to && (chars[from] == '-' || chars[from] == '+');
        int magnitude = digits(chars, signed ? from + 1 : from, to);
        if (magnitude < 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(signed && chars[from] == '-' ? -magnitude : magnitude);
    }

    /** The value of digits with single underscores between them; -1 if the text has another form. */
    private static int digits(int[] chars, int from, int to) {
        int value = 0;
        boolean afterDigit = false;
        for (int i = from; i < to; i++) {
            boolean digit = Character.isDigit(chars[i]);
            if (!digit && !(chars[i] == '_' && afterDigit)) {
                return -1;
            }
            value = digit ? Math.min(MOST, value * 10 + Character.digit(chars[i], 10)) : value;
            afterDigit = digit;
        }
        return afterDigit ? value : -1;
    }

    private static boolean isSpace(int character) {
        return WHITE_SPACE.indexOf(character) >= 0;
    }
}
