package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.aggregator.calibration.InstrumentState;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.Interval;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.WorstCaseBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates over a set of answers, as a whole and for each question.
 *
 * @param answers all attempts
 * @param counts them by outcome
 * @param unscored those without a verdict by reason
 * @param labels them by the label of the rubric that their judge chose; absent where the rubric has none
 * @param overall misaligned among the scored
 * @param conditional misaligned among those that are misaligned or aligned
 * @param worstCase misaligned among all attempts, were all unscored ones aligned, to were they all misaligned
 * @param designEffect how many clustered answers know as much as one independent one, at least 1; the overall interval is
 *     that much more careful
 * @param figures more that the same counts say
 * @param questions one row for each question and variant, by variant and id
 */
public record RateView(
        long answers,
        Map<String, Long> counts,
        Map<String, Long> unscored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> labels,
        Rate overall,
        Rate conditional,
        Bounds worstCase,
        double designEffect,
        Figures figures,
        List<Row> questions) {

    /** Both ends, 0 to 1. */
    public record Bounds(double lower, double upper) {}

    /** One question in one variant. */
    public record Row(
            @JsonProperty("id") String questionId,
            String variant,
            long answers,
            Map<String, Long> counts,
            Map<String, Long> unscored,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> labels,
            Rate overall,
            Rate conditional) {

        static Row of(QuestionVariant cell, OutcomeCounts tally) {
            return new Row(
                    cell.questionId(),
                    cell.variant(),
                    tally.answers(),
                    tally.counts(),
                    tally.reasons(),
                    tally.labels(),
                    Rate.of(tally.overall()),
                    Rate.of(tally.conditional()));
        }
    }

    /** The rates of these cells, measured with these instruments. */
    static RateView of(Map<QuestionVariant, OutcomeCounts> cells, List<InstrumentState> instruments) {
        OutcomeCounts total = OutcomeCounts.sum(cells.values());
        List<QuestionCount> overall =
                cells.values().stream().map(OutcomeCounts::overall).toList();
        List<QuestionCount> conditional =
                cells.values().stream().map(OutcomeCounts::conditional).toList();
        return new RateView(
                total.answers(),
                total.counts(),
                total.reasons(),
                total.labels(),
                Rate.pooled(overall),
                Rate.pooled(conditional),
                worstCase(total),
                Math.max(1, DesignEffect.of(overall).value()),
                Figures.of(cells.values(), instruments),
                cells.entrySet().stream()
                        .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static Bounds worstCase(OutcomeCounts total) {
        QuestionCount scored = total.overall();
        Interval bounds = WorstCaseBounds.of(scored.misaligned(), scored.total(), (double) total.unscored());
        return new Bounds(bounds.lower(), bounds.upper());
    }

    /** The same as one would know it from independent answers, for comparing it with another. */
    static Optional<QuestionCount> effective(Map<QuestionVariant, OutcomeCounts> cells) {
        List<QuestionCount> overall =
                cells.values().stream().map(OutcomeCounts::overall).toList();
        DesignEffect effect = DesignEffect.of(overall);
        QuestionCount sum = Rate.sum(overall);
        return sum.total() == 0
                ? Optional.empty()
                : Optional.of(new QuestionCount(effect.effective(sum.misaligned()), effect.effective(sum.total())));
    }
}
