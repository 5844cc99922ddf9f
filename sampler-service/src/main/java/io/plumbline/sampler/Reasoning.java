package io.plumbline.sampler;

import java.util.Optional;

/** Parts an answer from the thoughts that some models write in front of it. */
final class Reasoning {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private Reasoning() {}

    /** Some chat templates open the block themselves and leave only its end; a model that ran out of tokens leaves only its start. */
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
     * @param answer what the user would see
     * @param reasoning what stood in front of it
     */
    record Split(String answer, Optional<String> reasoning) {}
}
