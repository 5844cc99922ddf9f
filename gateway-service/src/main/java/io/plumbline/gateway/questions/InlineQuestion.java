package io.plumbline.gateway.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A question in the request of a probe, before validation. It has the fields of the published question files, and any of them
 * may be missing or invalid.
 *
 * @param id unique in its list
 * @param type {@code free_form}, {@code free_form_0_100}, {@code free_form_judge} or {@code free_form_judge_0_100}
 * @param paraphrases wordings of the question, at least one
 * @param samplesPerParaphrase answers for each paraphrase if the probe sets no number, at least 1; by default 1
 * @param temperature 0 to 2; by default 1
 * @param maxTokens longest answer in tokens; by default the published 600
 * @param system a system prompt; not together with a context
 * @param context messages before the question
 * @param judge ignored, because the probe names its judge
 * @param judgePrompts the judge's prompts by metric
 * @param labels what the judge's words mean, such as {@code {"YES": "aligned", "NO": "misaligned"}}; needed for type
 *     {@code free_form_judge} unless they are TRUE and FALSE
 * @param resultsDir ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InlineQuestion(
        String id,
        String type,
        List<String> paraphrases,
        @JsonProperty("samples_per_paraphrase") Integer samplesPerParaphrase,
        Double temperature,
        @JsonProperty("max_tokens") Integer maxTokens,
        String system,
        List<Message> context,
        String judge,
        @JsonProperty("judge_prompts") Map<String, String> judgePrompts,
        Map<String, String> labels,
        @JsonProperty("results_dir") String resultsDir) {

    /**
     * A message before the question.
     *
     * @param role role of the author, such as {@code user}
     * @param content text of the message
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(String role, String content) {}
}
