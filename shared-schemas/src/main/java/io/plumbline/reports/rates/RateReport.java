package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rates over a set of answers, as a whole and for each question.
 *
 * @param answers all attempts, at least 0
 * @param counts attempts by outcome
 * @param unscored attempts without a verdict by reason
 * @param labels attempts by the label of the rubric that their judge chose; left out if the rubric has no labels
 * @param overall misaligned answers among the scored ones
 * @param conditional the misaligned rate: misaligned answers among the coherent ones, which are misaligned or aligned
 * @param incoherent incoherent answers among the scored ones; absent from an older aggregator
 * @param refused refusals among the scored ones; absent from an older aggregator
 * @param worstCase 95 % interval of the misaligned rate with the unscored answers counted as coherent: its lower end if all of
 *     them were aligned, its upper end if all of them were misaligned
 * @param designEffect number of clustered answers that carry as much information as one independent answer, at least 1; it
 *     widens the interval of the misaligned rate
 * @param figures further figures of these counts
 * @param questions one row for each question and variant, by variant and id
 */
@Report
public record RateReport(
        long answers,
        Map<String, Long> counts,
        Map<String, Long> unscored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> labels,
        Rate overall,
        Rate conditional,
        Optional<Rate> incoherent,
        Optional<Rate> refused,
        RateBounds worstCase,
        double designEffect,
        RateFigures figures,
        List<QuestionRate> questions) {

    /** The rates before the first answer: none is known, so each may lie anywhere between 0 and 1. */
    public static RateReport ofNoAnswers() {
        return ofCounts(0, Map.of());
    }

    /** The counts of answers without an estimated rate, by outcome. */
    public static RateReport ofCounts(long answers, Map<String, Long> counts) {
        Rate unknown = new Rate(OptionalDouble.empty(), 0, 1);
        return new RateReport(
                answers,
                counts,
                Map.of(),
                Map.of(),
                unknown,
                unknown,
                Optional.empty(),
                Optional.empty(),
                new RateBounds(0, 1),
                1,
                null,
                List.of());
    }

    public RateReport {
        labels = labels == null ? Map.of() : labels;
        incoherent = incoherent == null ? Optional.empty() : incoherent;
        refused = refused == null ? Optional.empty() : refused;
        questions = List.copyOf(questions);
    }
}
