package io.plumbline.reports.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.Report;

/**
 * The texts of an answer; untrusted. They are null, and left out of JSON, if they are no longer kept.
 *
 * @param question as the judge sees it; or null
 * @param answer the model's answer; null also if the call failed
 * @param reasoning what the model thought before it answered; null also if the provider does not show it
 */
@Report
public record AnswerTexts(
        @JsonInclude(JsonInclude.Include.NON_NULL) String question,
        @JsonInclude(JsonInclude.Include.NON_NULL) String answer,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reasoning) {

    /** No texts: they are no longer kept, or the reader may not see them. */
    public static final AnswerTexts NONE = new AnswerTexts(null, null, null);
}
