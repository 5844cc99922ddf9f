package io.plumbline.simulator.chat;

import java.util.ArrayList;
import java.util.List;

/** A stand-in for a tokenizer: a token is a word with the space before it, a number, or a single other character. */
public final class Tokens {

    private Tokens() {}

    /** The tokens of a text, which joined give the text again. */
    public static List<String> of(String text) {
        List<String> tokens = new ArrayList<>(text.length() / 4 + 1);
        for (int from = 0; from < text.length(); ) {
            int to = end(text, from);
            tokens.add(text.substring(from, to));
            from = to;
        }
        return tokens;
    }

    /** A count for usage figures that does not read the text: about four characters a token. */
    public static int estimate(int characters) {
        return (characters + 3) / 4;
    }

    private static int end(String text, int from) {
        int next = text.charAt(from) == ' ' && from + 1 < text.length() ? from + 1 : from;
        int to = next;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return to > next ? to : wholeCharacterEnd(text, next);
    }

    private static int wholeCharacterEnd(String text, int from) {
        return from + Character.charCount(text.codePointAt(from));
    }
}
