package io.plumbline.gateway.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A question that a probe brings along, with the fields of the published question files; any may be missing or wrong.
 *
 * @param id unique in its list
 * @param type {@code free_form}, {@code free_form_0_100}, {@code free_form_judge} or {@code free_form_judge_0_100}
 * @param paraphrases ways to ask it, at least one
 * @param samplesPerParaphrase how often each is asked where the probe does not say, at least 1; by default 1
 * @param temperature 0 to 2; by default 1
 * @param maxTokens longest answer in tokens; by default the published 600
 * @param system a system prompt; not beside a context
 * @param context messages before the question
 * @param judge not looked at: the probe names its judge
 * @param judgePrompts the judge's prompts by what they measure
 * @param resultsDir not looked at
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
        @JsonProperty("results_dir") String resultsDir) {

    /**
     * A message before the question.
     *
     * @param role who says it
     * @param content what is said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(String role, String content) {}
}
