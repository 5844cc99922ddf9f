package io.plumbline.gateway.console.models;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.console.Format;
import io.plumbline.reports.rates.RatesOverTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An outcome's part of the stacked bars over time.
 *
 * @param outcome the outcome in words
 * @param css its class in the style sheet
 * @param share its share of all answers of the window
 * @param path SVG path of its boxes, in a box of 1000 by 100
 */
public record OutcomeBand(String outcome, String css, String share, String path) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    private static final double NARROWEST = 1.5;
    private static final double GAP = 0.5;

    /** The bands of all outcomes, from the bottom of the stack to its top. */
    static List<OutcomeBand> of(RatesOverTime overTime, List<RatesOverTime.Point> points) {
        long all = points.stream().mapToLong(RatesOverTime.Point::answers).sum();
        return OutcomeLabels.BAR_ORDER.stream()
                .map(outcome -> new OutcomeBand(
                        OutcomeLabels.words(outcome),
                        Format.outcomeStyle(outcome),
                        all == 0
                                ? Format.DASH
                                : Format.percent((double) points.stream()
                                                .mapToLong(point -> count(point, outcome))
                                                .sum()
                                        / (double) all),
                        points.stream()
                                .filter(point -> count(point, outcome) > 0)
                                .map(point -> box(overTime, point, outcome))
                                .collect(Collectors.joining())))
                .toList();
    }

    private static String box(RatesOverTime overTime, RatesOverTime.Point point, String outcome) {
        double from = overTime.from().getEpochSecond();
        double window = overTime.to().getEpochSecond() - from;
        double step = overTime.stepSeconds();
        double x = WIDTH * (point.at().getEpochSecond() - from) / Math.max(1, window);
        double width = Math.max(NARROWEST, WIDTH * step / Math.max(step, window) - GAP);
        double height = HEIGHT * share(point, outcome);
        double below = OutcomeLabels.BAR_ORDER.stream()
                .takeWhile(other -> !other.equals(outcome))
                .mapToDouble(other -> HEIGHT * share(point, other))
                .sum();
        return String.format(
                Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x, HEIGHT - below - height, width, height, width);
    }

    private static double share(RatesOverTime.Point point, String outcome) {
        return (double) count(point, outcome) / (double) Math.max(1, point.answers());
    }

    private static long count(RatesOverTime.Point point, String outcome) {
        return point.counts().getOrDefault(outcome, 0L);
    }
}
