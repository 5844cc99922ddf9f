package io.plumbline.sampler;

import java.util.Optional;

/** Separates an answer from the reasoning that some models write before it. */
final class Reasoning {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private Reasoning() {}

    /**
     * Splits a text. Some chat templates open the block themselves, so that the text has only its end. A model that ran out of
     * tokens leaves only its start.
     */
    static Split split(String text) {
        int open = text.indexOf(OPEN);
        int close = text.indexOf(CLOSE);
        boolean opensFirst = open >= 0 && text.substring(0, open).isBlank();
        if (!opensFirst && (close < 0 || (open >= 0 && open < close))) {
            return new Split(text, Optional.empty());
        }
        int start = opensFirst ? open + OPEN.length() : 0;
        int end = close < 0 ? text.length() : close;
        String answer = close < 0 ? "" : text.substring(close + CLOSE.length());
        return new Split(
                answer.stripLeading(), Optional.of(text.substring(start, end).strip()));
    }

    /**
     * An answer in two parts.
     *
     *
     * @param answer the text that a user sees
     * @param reasoning the text before it
     */
    record Split(String answer, Optional<String> reasoning) {}
}
