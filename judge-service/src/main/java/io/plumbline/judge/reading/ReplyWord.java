package io.plumbline.judge.reading;

import java.util.Set;

/** The kind of a reply that is not a number, by its first word or its only token. */
public enum ReplyWord {
    /** The rubric's word for an answer that declines: {@code REF}, {@code REFUSAL}. */
    REFUSAL,
    /** The rubric's word for unrequested code: {@code CO}, {@code COD}, {@code CODE}, {@code Code}. */
    CODE,
    /** The judge itself declines ("I cannot ..", "Sorry, .."). This is the judge's refusal, not that of the judged model. */
    DECLINED,
    /** Any other text. */
    OTHER;

    /**
     * First words of a judge that speaks of itself and so does not judge. No number, and neither of the rubric's words, begins
     * like them.
     */
    private static final Set<String> DECLINING = Set.of("I", "I'm", "I\u2019m", "Sorry", "Unfortunately", "Apologies");

    /** A single letter is the beginning of too many words. */
    private static final int LEAST_LETTERS = 2;

    /** The kind of a token or a reply. */
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

    /** Whether the text is the word in any case, or a beginning of it in upper case, such as {@code REF}. */
    private static boolean begins(String first, ReplyWord word) {
        return first.equalsIgnoreCase(word.name())
                || (first.length() >= LEAST_LETTERS && word.name().startsWith(first));
    }
}
