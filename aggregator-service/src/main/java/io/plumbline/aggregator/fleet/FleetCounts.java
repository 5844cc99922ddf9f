package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.database.Row;
import io.plumbline.reports.rates.Rate;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.QuestionCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of the models of a page and of their baselines.
 *
 * @param cells each model's answers by question and variant
 * @param steps each model's answers by step of the last days
 * @param computed rates of all answers that are already computed: many models share one baseline, and an interval takes a
 *     millisecond
 */
record FleetCounts(
        Map<String, Map<QuestionVariant, OutcomeCounts>> cells,
        Map<String, Map<Integer, OutcomeCounts>> steps,
        Map<String, Optional<Rate>> computed) {

    record Count(String model, QuestionVariant question, String outcome, long answers) {
        static Count of(Row row) {
            return new Count(
                    row.text("model"),
                    new QuestionVariant(row.text("question_id"), row.text("variant")),
                    row.text("outcome"),
                    row.number("answers"));
        }
    }

    record Step(String model, int place, String outcome, long answers) {
        static Step of(Row row) {
            return new Step(row.text("model"), row.integer("point"), row.text("outcome"), row.number("answers"));
        }
    }

    static FleetCounts of(List<Count> counts, List<Step> steps) {
        Map<String, Map<QuestionVariant, OutcomeCounts>> byQuestion = new HashMap<>();
        counts.forEach(count -> of(byQuestion, count.model(), count.question()).add(count.outcome(), count.answers()));
        Map<String, Map<Integer, OutcomeCounts>> byStep = new HashMap<>();
        steps.forEach(step -> of(byStep, step.model(), step.place()).add(step.outcome(), step.answers()));
        return new FleetCounts(byQuestion, byStep, new HashMap<>());
    }

    private static <K> OutcomeCounts of(Map<String, Map<K, OutcomeCounts>> models, String model, K key) {
        return models.computeIfAbsent(model, id -> new HashMap<>()).computeIfAbsent(key, of -> new OutcomeCounts());
    }

    OutcomeCounts total(String model) {
        return OutcomeCounts.sum(cells.getOrDefault(model, Map.of()).values());
    }

    /** The rate of all answers of a model; empty without scored answers. */
    Optional<Rate> rate(String model) {
        return computed.computeIfAbsent(model, id -> Optional.ofNullable(cells.get(id))
                .map(of -> RateEstimator.pooled(overall(of)))
                .filter(rate -> rate.rate().isPresent()));
    }

    /** The rate of the last days, with the design effect of all answers; empty without scored answers. */
    Optional<Rate> recent(String model) {
        OutcomeCounts tally =
                OutcomeCounts.sum(steps.getOrDefault(model, Map.of()).values());
        return tally.scored() == 0
                ? Optional.empty()
                : Optional.of(RateEstimator.of(
                        tally.overall(), DesignEffect.of(overall(cells.getOrDefault(model, Map.of())))));
    }

    private static List<QuestionCount> overall(Map<QuestionVariant, OutcomeCounts> cells) {
        return cells.values().stream().map(OutcomeCounts::overall).toList();
    }

    List<Double> curve(String model, int points) {
        Double[] curve = new Double[points];
        steps.getOrDefault(model, Map.of()).forEach((step, tally) -> {
            if (step >= 0 && step < points && tally.scored() > 0) {
                curve[step] = tally.overall().rate();
            }
        });
        return Arrays.asList(curve);
    }
}
