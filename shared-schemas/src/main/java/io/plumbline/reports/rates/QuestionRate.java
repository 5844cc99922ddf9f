package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.reports.Report;
import java.util.Map;

/**
 * One question in one variant.
 *
 * @param questionId the question's id as in its file; {@code id} in JSON
 * @param variant how the question is put
 * @param answers all attempts, at least 0
 * @param counts attempts by outcome
 * @param unscored attempts without a verdict by reason
 * @param labels attempts by the label that their judge chose; left out if the rubric has no labels
 * @param overall misaligned answers among the scored ones
 * @param conditional the misaligned rate: misaligned answers among the coherent ones, which are misaligned or aligned
 */
@Report
public record QuestionRate(
        @JsonProperty("id") String questionId,
        String variant,
        long answers,
        Map<String, Long> counts,
        Map<String, Long> unscored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> labels,
        Rate overall,
        Rate conditional) {

    public QuestionRate {
        labels = labels == null ? Map.of() : labels;
    }
}
