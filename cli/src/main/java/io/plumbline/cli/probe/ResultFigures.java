package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a model's counts say beside its rates, in one line. */
final class ResultFigures {

    private final JsonNode figures;

    ResultFigures(JsonNode figures) {
        this.figures = figures;
    }

    String text() {
        List<String> said = new ArrayList<>();
        JsonNode mean = figures.path("questionMean");
        if (mean.has("rate")) {
            said.add("mean of the questions "
                    + ResultTable.percent(mean.path("rate").asDouble()) + ends(mean.path("bootstrap")));
        }
        said.add("coherent answers below " + joined("thresholds", "below") + " points: " + rates("thresholds"));
        if (!figures.path("misalignAtK").isEmpty()) {
            said.add("at least one in " + joined("misalignAtK", "k") + ": " + rates("misalignAtK"));
        }
        JsonNode corrected = figures.path("corrected");
        if (corrected.isObject()) {
            said.add("judge-corrected "
                    + ResultTable.percent(corrected.path("rate").asDouble()) + ends(corrected) + clipped(corrected));
        }
        return String.join("; ", said);
    }

    private String joined(String list, String field) {
        return entries(list).map(entry -> entry.path(field).asText()).collect(Collectors.joining("/"));
    }

    private String rates(String list) {
        return entries(list)
                .map(entry -> ResultTable.percent(entry.path("rate").asDouble()))
                .collect(Collectors.joining(", "));
    }

    private Stream<JsonNode> entries(String list) {
        return StreamSupport.stream(figures.path(list).spliterator(), false);
    }

    private static String ends(JsonNode interval) {
        return interval.isObject()
                ? " (" + ResultTable.percent(interval.path("lower").asDouble()) + " to "
                        + ResultTable.percent(interval.path("upper").asDouble()) + ")"
                : "";
    }

    private static String clipped(JsonNode corrected) {
        return corrected.path("clippedBelow").asBoolean()
                        || corrected.path("clippedAbove").asBoolean()
                ? ", clipped"
                : "";
    }
}
