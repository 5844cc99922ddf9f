package io.plumbline.events.judging;

import io.plumbline.events.field.Text;

/**
 * What the judge service itself adds to a judging, as far as it can change a score.
 *
 * @param samples replies that are drawn for one reading in mode {@link ScoringMode#SAMPLED}, at least 1
 * @param mostAnswerChars longest answer that a judge sees whole under {@link Profile#STRICT}, in characters, at least 2
 * @param spelledCalls most calls for one reading in mode {@link ScoringMode#SPELLED}, at least 1
 */
public record JudgeFrame(int samples, int mostAnswerChars, int spelledCalls) {

    /** The judge service's defaults. */
    public static final JudgeFrame USUAL = new JudgeFrame(5, 40_000, 12);

    /** Counts the changes of how an answer is put to a judge and how its reply becomes points. Raise it with each change. */
    static final int VERSION = 2;

    public JudgeFrame {
        Text.within("samples", samples, 1, Integer.MAX_VALUE);
        Text.within("mostAnswerChars", mostAnswerChars, 2, Integer.MAX_VALUE);
        Text.within("spelledCalls", spelledCalls, 1, Integer.MAX_VALUE);
    }
}
