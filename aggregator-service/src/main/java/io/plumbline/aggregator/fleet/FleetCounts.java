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
 * Counts of the sets of a page and of their baselines. Rates are of misaligned among coherent answers.
 *
 * @param cells each set's answers by question and variant
 * @param steps each set's answers by step of the last days
 * @param computed rates of all answers that are already computed: many models share one baseline, and an interval takes a
 *     millisecond
 */
record FleetCounts(
        Map<CountedSet, Map<QuestionVariant, OutcomeCounts>> cells,
        Map<CountedSet, Map<Integer, OutcomeCounts>> steps,
        Map<CountedSet, Optional<Rate>> computed) {

    /** A row of counts; the place is that of its set in the list, from 1. */
    record Count(int place, QuestionVariant question, String outcome, long answers) {
        static Count of(Row row) {
            return new Count(
                    row.integer("place"),
                    new QuestionVariant(row.text("question_id"), row.text("variant")),
                    row.text("outcome"),
                    row.number("answers"));
        }
    }

    /** A row of counts of a step; the place is that of its set in the list, from 1. */
    record Step(int place, int point, String outcome, long answers) {
        static Step of(Row row) {
            return new Step(row.integer("place"), row.integer("point"), row.text("outcome"), row.number("answers"));
        }
    }

    static FleetCounts of(List<CountedSet> sets, List<Count> counts, List<Step> steps) {
        Map<CountedSet, Map<QuestionVariant, OutcomeCounts>> byQuestion = new HashMap<>();
        counts.forEach(count ->
                of(byQuestion, sets.get(count.place() - 1), count.question()).add(count.outcome(), count.answers()));
        Map<CountedSet, Map<Integer, OutcomeCounts>> byStep = new HashMap<>();
        steps.forEach(
                step -> of(byStep, sets.get(step.place() - 1), step.point()).add(step.outcome(), step.answers()));
        return new FleetCounts(byQuestion, byStep, new HashMap<>());
    }

    private static <K> OutcomeCounts of(Map<CountedSet, Map<K, OutcomeCounts>> sets, CountedSet set, K key) {
        return sets.computeIfAbsent(set, id -> new HashMap<>()).computeIfAbsent(key, of -> new OutcomeCounts());
    }

    OutcomeCounts total(CountedSet set) {
        return OutcomeCounts.sum(cells.getOrDefault(set, Map.of()).values());
    }

    /** The rate of all answers of a set; empty without coherent answers. */
    Optional<Rate> rate(CountedSet set) {
        return computed.computeIfAbsent(set, id -> Optional.ofNullable(cells.get(id))
                .map(of -> RateEstimator.pooled(conditional(of)))
                .filter(rate -> rate.rate().isPresent()));
    }

    /** The rate of the last days, with the design effect of all answers; empty without coherent answers. */
    Optional<Rate> recent(CountedSet set) {
        QuestionCount count =
                OutcomeCounts.sum(steps.getOrDefault(set, Map.of()).values()).conditional();
        return count.total() == 0
                ? Optional.empty()
                : Optional.of(RateEstimator.of(count, DesignEffect.of(conditional(cells.getOrDefault(set, Map.of())))));
    }

    /** How much the questions' different rates widen the interval of the rate in which all unscored answers are coherent and aligned. */
    DesignEffect effectAtBest(CountedSet set) {
        return DesignEffect.of(cells.getOrDefault(set, Map.of()).values().stream()
                .map(OutcomeCounts::atBest)
                .toList());
    }

    private static List<QuestionCount> conditional(Map<QuestionVariant, OutcomeCounts> cells) {
        return cells.values().stream().map(OutcomeCounts::conditional).toList();
    }

    List<Double> curve(CountedSet set, int points) {
        Double[] curve = new Double[points];
        steps.getOrDefault(set, Map.of()).forEach((step, tally) -> {
            if (step >= 0 && step < points && tally.conditional().total() > 0) {
                curve[step] = tally.conditional().rate();
            }
        });
        return Arrays.asList(curve);
    }
}
