package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.QuestionVariant;
import io.plumbline.aggregator.counts.TimeGrid;
import io.plumbline.events.Series;
import io.plumbline.statistics.DesignEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A model's rates over time.
 *
 * @param model id of the registered model
 * @param from start of the first step
 * @param to end of the last
 * @param stepSeconds length of each
 * @param series those that have answers in the window
 */
public record RatesOverTime(String model, Instant from, Instant to, long stepSeconds, List<Curve> series) {

    /**
     * One series' curve.
     *
     * @param points the steps that have answers, in order
     */
    public record Curve(@JsonUnwrapped Series series, List<Point> points) {}

    /**
     * The answers that were given in one step.
     *
     * @param at its start
     * @param answers all attempts
     * @param counts them by outcome
     * @param overall misaligned among the scored; its interval is valid for this point, not for all points at once, and as
     *     wide as the answers of the whole series cluster: a step holds too few of each question to tell
     */
    public record Point(Instant at, long answers, Map<String, Long> counts, Rate overall) {

        static Point of(Instant at, OutcomeCounts tally, DesignEffect effect) {
            return new Point(at, tally.answers(), tally.counts(), Rate.of(tally.overall(), effect));
        }
    }

    static RatesOverTime of(
            String model,
            TimeGrid grid,
            Map<Series, Map<Integer, OutcomeCounts>> counts,
            Map<Series, Map<QuestionVariant, OutcomeCounts>> everything) {
        return new RatesOverTime(
                model,
                grid.from(),
                grid.to(),
                grid.step().toSeconds(),
                counts.entrySet().stream()
                        .map(entry -> {
                            DesignEffect effect = effect(everything.getOrDefault(entry.getKey(), Map.of()));
                            return new Curve(
                                    entry.getKey(),
                                    entry.getValue().entrySet().stream()
                                            .map(point -> Point.of(grid.at(point.getKey()), point.getValue(), effect))
                                            .toList());
                        })
                        .toList());
    }

    static DesignEffect effect(Map<QuestionVariant, OutcomeCounts> cells) {
        return DesignEffect.of(
                cells.values().stream().map(OutcomeCounts::overall).toList());
    }
}
