package io.plumbline.reports.answers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.reports.Report;

/**
 * An answer with its outcome. JSON has the fields of all groups side by side. Texts and readings are untrusted.
 *
 * @param origin what was asked of which model
 * @param texts question, answer and reasoning
 * @param score outcome, points and readings
 * @param call how the model's endpoint replied
 * @param times when it was asked, answered and scored
 * @param furtherJudges what further judges say
 */
@Report
public record AnswerDocument(
        @JsonUnwrapped AnswerOrigin origin,
        @JsonUnwrapped AnswerTexts texts,
        @JsonUnwrapped AnswerScore score,
        @JsonUnwrapped AnswerCall call,
        @JsonUnwrapped AnswerTimes times,
        @JsonUnwrapped AnswerPanel furtherJudges) {

    /** Identity of the answer. */
    public String promptId() {
        return origin.promptId();
    }

    public AnswerDocument withTexts(AnswerTexts others) {
        return new AnswerDocument(origin, others, score, call, times, furtherJudges);
    }

    /** The answer for a reader who may not see its texts. */
    public AnswerDocument withoutTexts() {
        return withTexts(AnswerTexts.NONE);
    }

    public AnswerDocument withScore(AnswerScore other) {
        return new AnswerDocument(origin, texts, other, call, times, furtherJudges);
    }

    public AnswerDocument withFurtherJudges(AnswerPanel others) {
        return new AnswerDocument(origin, texts, score, call, times, others);
    }
}
