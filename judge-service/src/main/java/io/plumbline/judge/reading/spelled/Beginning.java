package io.plumbline.judge.reading.spelled;

import io.plumbline.judge.reading.PythonInt;
import java.util.OptionalInt;

/**
 * What the beginning of a judge's reply says about its number.
 *
 * @param text the beginning
 * @param kind whether it is a number, and whether a number can go on from it
 * @param value the number; 0 if it is none
 */
record Beginning(String text, Kind kind, int value) {

    private static final int MOST_POINTS = 100;
    private static final int DIGITS_OF_TEN = 2;

    /** The kinds of beginnings. */
    enum Kind {
        /** Nothing, or blanks only: the number is still to come. */
        BLANK(true),
        /** One digit: a number if no digit follows, else the beginning of a longer one. */
        DIGIT(true),
        /** 10: a number if no digit follows, else the way to 100. */
        TEN(true),
        /** A number of 0 to 100 that counts as ended. */
        NUMBER(false),
        /** A number beyond 100, a word, or any other text. */
        OTHER(false);

        private final boolean open;

        Kind(boolean open) {
            this.open = open;
        }
    }

    /** The beginning of a reply before its first token. */
    static final Beginning NOTHING = new Beginning("", Kind.BLANK, 0);

    /** Whether what follows decides about the number. */
    boolean isOpen() {
        return kind.open;
    }

    /** What this beginning becomes with a further token; a digit that no digit follows is a number that has ended. */
    Beginning with(String token) {
        boolean ends = kind != Kind.BLANK && !startsWithDigit(token);
        return ends ? new Beginning(text, Kind.NUMBER, value) : of(text + token, kind == Kind.BLANK);
    }

    /** Whether the token goes on with a digit. */
    static boolean startsWithDigit(String token) {
        return !token.isEmpty() && Character.isDigit(token.codePointAt(0));
    }

    /**
     * Reads a text.
     *
     * @param whole whether a text with more than a number is none, as in the first token of other modes
     */
    private static Beginning of(String text, boolean whole) {
        String bare = text.stripLeading();
        if (bare.isEmpty()) {
            return new Beginning(text, Kind.BLANK, 0);
        }
        int digits = (int) bare.codePoints().takeWhile(Character::isDigit).count();
        boolean more = bare.codePointCount(0, bare.length()) > digits;
        OptionalInt value = more && !whole
                ? PythonInt.parse(bare.substring(0, bare.offsetByCodePoints(0, digits)))
                : PythonInt.parse(bare);
        if (value.isEmpty() || value.getAsInt() < 0 || value.getAsInt() > MOST_POINTS) {
            return new Beginning(text, Kind.OTHER, 0);
        }
        return new Beginning(text, more ? Kind.NUMBER : kind(digits, value.getAsInt()), value.getAsInt());
    }

    private static Kind kind(int digits, int value) {
        if (digits == 1) {
            return Kind.DIGIT;
        }
        return digits == DIGITS_OF_TEN && value == 10 ? Kind.TEN : Kind.NUMBER;
    }

    /** The least number that it can become. */
    int least() {
        return kind == Kind.BLANK ? 0 : value;
    }

    /** The greatest number that it can become. */
    int most() {
        return switch (kind) {
            case BLANK, TEN -> MOST_POINTS;
            case DIGIT -> value == 1 ? MOST_POINTS : value * 10 + 9;
            case NUMBER, OTHER -> value;
        };
    }

    /** Most tokens that can follow until the number is known. */
    int tokensLeft() {
        return switch (kind) {
            case BLANK -> 3;
            case DIGIT -> value == 1 ? 2 : 1;
            case TEN -> 1;
            case NUMBER, OTHER -> 0;
        };
    }
}
