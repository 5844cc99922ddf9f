package io.plumbline.events.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.events.field.Text;

import static java.util.Objects.requireNonNull;

/**
 * The question of a prompt.
 *
 * @param questionSet name of the question set, with its content hash if it was imported
 * @param questionId the question's id as in its file
 * @param variant how the question is put: plain, json, template or another
 * @param text the question as the judge sees it; its JSON field is called "question"
 */
public record PromptQuestion(
        String questionSet, String questionId, String variant, @JsonProperty("question") String text) {

    public PromptQuestion {
        Text.required("questionSet", questionSet);
        Text.required("questionId", questionId);
        Text.required("variant", variant);
        requireNonNull(text, "question is missing");
    }
}
