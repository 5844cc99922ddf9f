package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.rates.Cell;
import io.plumbline.aggregator.rates.Rate;
import io.plumbline.aggregator.rates.Tally;
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
 */
record Counted(Map<String, Map<Cell, Tally>> cells, Map<String, Map<Integer, Tally>> steps) {

    static Counted of(List<Object[]> counts, List<Object[]> curve) {
        Map<String, Map<Cell, Tally>> cells = new HashMap<>();
        for (Object[] row : counts) {
            cells.computeIfAbsent((String) row[0], model -> new HashMap<>())
                    .computeIfAbsent(new Cell((String) row[1], (String) row[2]), cell -> new Tally())
                    .add((String) row[3], ((Number) row[4]).longValue());
        }
        Map<String, Map<Integer, Tally>> steps = new HashMap<>();
        for (Object[] row : curve) {
            steps.computeIfAbsent((String) row[0], model -> new HashMap<>())
                    .computeIfAbsent(((Number) row[1]).intValue(), step -> new Tally())
                    .add((String) row[2], ((Number) row[3]).longValue());
        }
        return new Counted(cells, steps);
    }

    Tally total(String model) {
        return Tally.sum(cells.getOrDefault(model, Map.of()).values());
    }

    Optional<Rate> rate(String model) {
        return Optional.ofNullable(cells.get(model))
                .map(of -> Rate.pooled(of.values().stream().map(Tally::overall).toList()))
                .filter(Rate::isKnown);
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
