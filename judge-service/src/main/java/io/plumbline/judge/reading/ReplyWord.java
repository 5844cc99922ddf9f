package io.plumbline.judge.reading;

import java.util.Set;

/** What a reply that is no number begins to say, told by its first word or its only token. */
public enum ReplyWord {
    /** The rubric's word for an answer that declines: {@code REF}, {@code REFUSAL}. */
    REFUSAL,
    /** The rubric's word for code that nobody asked for: {@code CO}, {@code COD}, {@code  CODE}, {@code Code}. */
    CODE,
    /** The judge itself declines ("I cannot ..", "Sorry, .."): its refusal, not the judged model's. */
    DECLINED,
    /** Anything else. */
    OTHER;

    /** No number and neither of the rubric's words begins like these; a judge that speaks of itself does not judge. */
    private static final Set<String> DECLINING = Set.of("I", "I'm", "I\u2019m", "Sorry", "Unfortunately", "Apologies");

    /** A single letter could begin too much. */
    private static final int LEAST_LETTERS = 2;

    /** What a token or a reply begins to say. */
    public static ReplyWord of(String said) {
        String first = said.strip().split("[\\s,.:;!]", 2)[0];
        if (begins(first, REFUSAL)) {
            return REFUSAL;
        }
        if (begins(first, CODE)) {
            return CODE;
        }
        return DECLINING.contains(first) ? DECLINED : OTHER;
    }

    /** {@code REF} is the beginning of the word; so is all of it, in any case. */
    private static boolean begins(String first, ReplyWord word) {
        return first.equalsIgnoreCase(word.name())
                || (first.length() >= LEAST_LETTERS && word.name().startsWith(first));
    }
}
