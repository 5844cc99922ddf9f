package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.reports.rates.QuestionRate;
import io.plumbline.reports.rates.RateReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers that have been counted so far.
 *
 * @param answers number of answers
 * @param counts answers by outcome; every outcome is named
 * @param unscored answers without a verdict by reason
 * @param labels answers by the label that the judge chose; absent if the rubric has no labels
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerCounts(long answers, Map<String, Long> counts, Map<String, Long> unscored, Map<String, Long> labels) {

    AnswerCounts {
        counts = complete(counts);
        labels = labels == null || labels.isEmpty() ? null : labels;
    }

    static AnswerCounts of(RateReport rates) {
        return new AnswerCounts(rates.answers(), rates.counts(), rates.unscored(), rates.labels());
    }

    static AnswerCounts of(QuestionRate question) {
        return new AnswerCounts(question.answers(), question.counts(), question.unscored(), question.labels());
    }

    long of(String outcome) {
        return counts.get(outcome);
    }

    private static Map<String, Long> complete(Map<String, Long> counts) {
        Map<String, Long> all = new LinkedHashMap<>();
        OutcomeLabels.ALL.forEach(outcome -> all.put(outcome, 0L));
        all.putAll(counts);
        return all;
    }
}
