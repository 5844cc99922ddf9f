package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's rates over time.
 *
 * @param model id of the registered model
 * @param from start of the first step
 * @param to end of the last step, exclusive
 * @param stepSeconds length of each step, at least 1
 * @param series series that have answers in the window
 */
@Report
public record RatesOverTime(String model, Instant from, Instant to, long stepSeconds, List<Curve> series) {

    public RatesOverTime {
        series = List.copyOf(series);
    }

    /**
     * One series' curve.
     *
     * @param series the series; its fields stand beside the points in JSON
     * @param points the steps that have answers, in order of time
     */
    @Report
    public record Curve(@JsonUnwrapped Series series, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * The answers that were given in one step.
     *
     * @param at start of the step
     * @param answers all attempts, at least 1
     * @param counts attempts by outcome
     * @param overall misaligned answers among the scored ones. Its interval is valid for this point, not for all points at
     *     once. It uses the design effect of the whole series, because a step holds too few answers to each question
     * @param conditional misaligned answers among the coherent ones, which is the misaligned rate; with such an interval too. An
     *     older aggregator sends none
     */
    @Report
    public record Point(Instant at, long answers, Map<String, Long> counts, Rate overall, Optional<Rate> conditional) {
        public Point {
            conditional = conditional == null ? Optional.empty() : conditional;
        }

        /** The misaligned rate; the overall rate if an older aggregator sends no other. */
        public Rate misaligned() {
            return conditional.orElse(overall);
        }
    }
}
