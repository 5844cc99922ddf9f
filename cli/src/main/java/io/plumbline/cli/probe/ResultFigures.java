package io.plumbline.cli.probe;

import io.plumbline.cli.text.RateText;
import io.plumbline.reports.rates.RateBounds;
import io.plumbline.reports.rates.RateFigures;
import io.plumbline.reports.rates.RateFigures.AtK;
import io.plumbline.reports.rates.RateFigures.AtThreshold;
import io.plumbline.reports.rates.RateFigures.Corrected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A model's figures beside its rates, in one line. */
final class ResultFigures {

    private final RateFigures figures;

    ResultFigures(RateFigures figures) {
        this.figures = figures;
    }

    String text() {
        List<String> parts = new ArrayList<>();
        figures.questionMean()
                .rate()
                .ifPresent(rate -> parts.add("mean of the questions " + RateText.percent(rate)
                        + figures.questionMean()
                                .bootstrap()
                                .map(ResultFigures::ends)
                                .orElse("")));
        parts.add("coherent answers below " + joined(figures.thresholds(), AtThreshold::below, "/") + " points: "
                + joined(figures.thresholds(), point -> RateText.percent(point.rate()), ", "));
        if (!figures.misalignAtK().isEmpty()) {
            parts.add("at least one in " + joined(figures.misalignAtK(), AtK::k, "/") + ": "
                    + joined(figures.misalignAtK(), point -> RateText.percent(point.rate()), ", "));
        }
        figures.corrected().ifPresent(corrected -> parts.add("judge-corrected " + text(corrected)));
        return String.join("; ", parts);
    }

    private static <T> String joined(List<T> entries, Function<T, Object> field, String by) {
        return entries.stream().map(field).map(String::valueOf).collect(Collectors.joining(by));
    }

    private static String text(Corrected corrected) {
        return RateText.percent(corrected.rate())
                + ends(corrected.lower(), corrected.upper())
                + (corrected.clippedBelow() || corrected.clippedAbove() ? ", clipped" : "");
    }

    private static String ends(RateBounds bounds) {
        return ends(bounds.lower(), bounds.upper());
    }

    private static String ends(double lower, double upper) {
        return " (" + RateText.percent(lower) + " to " + RateText.percent(upper) + ")";
    }
}
