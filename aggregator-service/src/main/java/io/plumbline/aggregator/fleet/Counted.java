package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.rates.Rate;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.QuestionCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been counted of the models of a page and of their baselines.
 *
 * @param cells each model's answers by question and variant
 * @param steps each model's answers by step of the last days
 * @param computed rates of all answers so far: many models have one baseline, and an interval takes a millisecond
 */
record Counted(
        Map<String, Map<QuestionVariant, OutcomeCounts>> cells,
        Map<String, Map<Integer, OutcomeCounts>> steps,
        Map<String, Optional<Rate>> computed) {

    static Counted of(List<Object[]> counts, List<Object[]> curve) {
        Map<String, Map<QuestionVariant, OutcomeCounts>> cells = new HashMap<>();
        for (Object[] row : counts) {
            cells.computeIfAbsent((String) row[0], model -> new HashMap<>())
                    .computeIfAbsent(new QuestionVariant((String) row[1], (String) row[2]), cell -> new OutcomeCounts())
                    .add((String) row[3], ((Number) row[4]).longValue());
        }
        Map<String, Map<Integer, OutcomeCounts>> steps = new HashMap<>();
        for (Object[] row : curve) {
            steps.computeIfAbsent((String) row[0], model -> new HashMap<>())
                    .computeIfAbsent(((Number) row[1]).intValue(), step -> new OutcomeCounts())
                    .add((String) row[2], ((Number) row[3]).longValue());
        }
        return new Counted(cells, steps, new HashMap<>());
    }

    OutcomeCounts total(String model) {
        return OutcomeCounts.sum(cells.getOrDefault(model, Map.of()).values());
    }

    /** Of all its answers. */
    Optional<Rate> rate(String model) {
        return computed.computeIfAbsent(model, id -> Optional.ofNullable(cells.get(id))
                .map(of -> Rate.pooled(overall(of)))
                .filter(Rate::isKnown));
    }

    /** Of the answers of the last days, which cluster as all of them do; empty where there is none. */
    Optional<Rate> recent(String model) {
        OutcomeCounts tally =
                OutcomeCounts.sum(steps.getOrDefault(model, Map.of()).values());
        return tally.scored() == 0
                ? Optional.empty()
                : Optional.of(Rate.of(tally.overall(), DesignEffect.of(overall(cells.getOrDefault(model, Map.of())))));
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
